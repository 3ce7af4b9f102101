//! Tells in which part of the world a state lies.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use super::{Entity, Gazetteer};

/// A part of the world: the continents of UN M49, but North Africa (without Sudan) and Western Asia (without the Caucasus and Cyprus) with
/// Iran are one of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Region {
    /// Africa south of the Sahara.
    Africa,
    /// North, Central and South America with the Caribbean.
    Americas,
    /// Asia without its west.
    Asia,
    /// Europe with Russia, the Caucasus and Cyprus.
    Europe,
    /// The Middle East and North Africa.
    MiddleEast,
    /// Australia and the islands of the Pacific.
    Oceania,
    /// Several of these, or none.
    Worldwide,
}

impl Region {
    /// All of them, as they are listed.
    pub const ALL: [Self; 7] =
        [Self::Africa, Self::Americas, Self::Asia, Self::Europe, Self::MiddleEast, Self::Oceania, Self::Worldwide];

    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Africa => "Africa",
            Self::Americas => "Americas",
            Self::Asia => "Asia",
            Self::Europe => "Europe",
            Self::MiddleEast => "Middle East & North Africa",
            Self::Oceania => "Oceania",
            Self::Worldwide => "worldwide or none",
        }
    }

    /// Where a state with this ISO 3166-1 alpha-3 code, or with this key where it is past and has no code, lies.
    fn of_code(code: &str) -> Option<Self> {
        CODES.get(code).copied()
    }

    /// Where an entity belongs: a state by itself, the others by their states.
    pub(super) fn of(entity: &Entity<'_>, gazetteer: &Gazetteer) -> Self {
        if let Some(own) = Self::of_state(entity) {
            return own;
        }
        let states = entity.countries().filter_map(|key| gazetteer.find(key));
        let mut regions = states.map(|id| Self::of_part(&gazetteer.entity(id), gazetteer));
        match regions.next() {
            Some(first) if regions.all(|other| other == first) => first,
            _ => Self::Worldwide,
        }
    }

    /// Where a state lies, or the state that it is a part of.
    fn of_part(state: &Entity<'_>, gazetteer: &Gazetteer) -> Self {
        let whole = || state.countries().find_map(|key| Self::of_state(&gazetteer.entity(gazetteer.find(key)?)));
        Self::of_state(state).or_else(whole).unwrap_or(Self::Worldwide)
    }

    fn of_state(entity: &Entity<'_>) -> Option<Self> {
        entity.iso3().and_then(Self::of_code).or_else(|| Self::of_code(entity.key()))
    }
}

/// The regions by codes and keys: those of the table, and of the states of the past, which stand under the name of their region.
static CODES: LazyLock<HashMap<&str, Region>> = LazyLock::new(|| {
    let mut codes = HashMap::new();
    for (region, known) in TABLE {
        codes.extend(known.split_ascii_whitespace().map(|code| (code, region)));
    }
    let mut region = Region::Worldwide;
    for line in include_str!("past_regions.txt").lines() {
        if let Some(name) = line.strip_prefix("# ") {
            region = Region::ALL.into_iter().find(|region| region.as_str() == name).unwrap_or(Region::Worldwide);
        } else {
            codes.insert(line, region);
        }
    }
    codes
});

const TABLE: [(Region, &str); 7] = [
    (
        Region::Africa,
        "AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI ERI ETH GAB GHA GIN GMB GNB GNQ IOT KEN LBR LSO MDG MLI \
         MOZ MRT MUS MWI MYT NAM NER NGA REU RWA SDN SEN SHN SLE SOM SSD STP SWZ SYC TCD TGO TZA UGA ZAF ZMB ZWE \
         state.zaire state.rhodesia state.upper-volta state.dahomey state.biafra state.katanga state.tanganyika \
         state.peoples-republic-of-zanzibar state.ethiopian-empire",
    ),
    (
        Region::Americas,
        "ABW AIA ARG ATG BES BHS BLM BLZ BMU BOL BRA BRB CAN CHL COL CRI CUB CUW CYM DMA DOM ECU FLK GLP GRD GRL GTM \
         GUF GUY HND HTI JAM KNA LCA MAF MEX MSR MTQ NIC PAN PER PRI PRY SGS SLV SPM SUR SXM TCA TTO URY USA VCT VEN \
         VGB VIR state.netherlands-antilles",
    ),
    (
        Region::Asia,
        "AFG BGD BRN BTN CHN HKG IDN IND JPN KAZ KGZ KHM KOR LAO LKA MAC MDV MMR MNG MYS NPL PAK PHL PRK SGP THA TJK \
         TKM TLS TWN UZB VNM state.qing-dynasty state.nationalist-china state.manchukuo state.joseon \
         state.korean-empire state.empire-of-japan state.north-vietnam state.south-vietnam state.burma-1974-1988 \
         state.portuguese-timor state.sikkim state.independent-tibet state.british-india state.democratic-kampuchea \
         state.islamic-republic-of-afghanistan",
    ),
    (
        Region::Europe,
        "ALA ALB AND ARM AUT AZE BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA FRO GBR GEO GGY GIB GRC HRV HUN \
         IMN IRL ISL ITA JEY LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SJM SMR SRB SVK SVN SWE UKR \
         VAT XKX state.soviet-union state.yugoslavia state.federal-republic-of-yugoslavia state.kingdom-of-yugoslavia \
         state.serbia-and-montenegro state.czechoslovakia state.east-germany state.west-germany state.nazi-germany \
         state.weimar-republic state.german-empire state.prussia state.austria-hungary state.russian-empire \
         state.russian-sfsr state.british-empire state.vichy-france state.kingdom-of-italy state.francoist-spain \
         state.free-city-of-danzig",
    ),
    (
        Region::MiddleEast,
        "ARE BHR DZA EGY ESH IRN IRQ ISR JOR KWT LBN LBY MAR OMN PSE QAT SAU SYR TUN TUR YEM state.ottoman-empire \
         state.south-yemen state.north-yemen state.united-arab-republic state.transjordan state.mandatory-palestine \
         state.pahlavi-iran state.kingdom-of-iraq state.libyan-jamahiriya",
    ),
    (
        Region::Oceania,
        "ASM AUS CCK COK CXR FJI FSM GUM KIR MHL MNP NCL NFK NIU NRU NZL PCN PLW PNG PYF SLB TKL TON TUV UMI VUT WLF \
         WSM",
    ),
    (Region::Worldwide, "ATA ATF BVT HMD"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Kind;

    #[test]
    fn every_state_of_the_list_lies_somewhere() {
        let gazetteer = Gazetteer::builtin();
        let states = gazetteer.entities().map(|(_, entity)| entity).filter(|entity| entity.kind() == Kind::State);
        let nowhere: Vec<_> = states
            .filter(|state| Region::of_state(state).is_none() && state.countries().next().is_none())
            .map(|state| state.key())
            .collect();
        assert!(nowhere.is_empty(), "{nowhere:?}: not in the table of regions");
    }

    #[test]
    fn regions_table() {
        let gazetteer = Gazetteer::builtin();
        for (key, expected) in [
            ("state.japan", Region::Asia),
            ("state.soviet-union", Region::Europe),
            ("state.tigray", Region::Africa),
            ("person.xi-jinping", Region::Asia),
            ("person.nicolas-maduro", Region::Americas),
            ("agency.un-security-council", Region::Worldwide),
            ("state.turkey", Region::MiddleEast),
            ("state.aztec-empire", Region::Americas),
            ("state.achaemenid-empire", Region::MiddleEast),
            ("state.spanish-empire", Region::Worldwide),
        ] {
            let entity = gazetteer.entity(gazetteer.find(key).unwrap());
            assert_eq!(Region::of(&entity, &gazetteer), expected, "{key}");
        }
    }
}
