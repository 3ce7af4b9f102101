//! Tells the role that a title names.

use crate::text::fold::fold;

/// Words of a title and the role they name, the more special before the more general.
const ROLES: [(&str, &str); 70] = [
    ("deputy prime minister", "deputy_prime_minister"),
    ("vice prime minister", "deputy_prime_minister"),
    ("vice premier", "deputy_prime_minister"),
    ("prime minister", "prime_minister"),
    ("minister president", "prime_minister"),
    ("taoiseach", "prime_minister"),
    ("head of government", "prime_minister"),
    ("chancellor of the exchequer", "finance_minister"),
    ("deputy foreign minister", "deputy_foreign_minister"),
    ("deputy minister of foreign", "deputy_foreign_minister"),
    ("vice minister of foreign", "deputy_foreign_minister"),
    ("vice foreign minister", "deputy_foreign_minister"),
    ("foreign minister", "foreign_minister"),
    ("foreign secretary", "foreign_minister"),
    ("minister of foreign", "foreign_minister"),
    ("minister for foreign", "foreign_minister"),
    ("minister of external affairs", "foreign_minister"),
    ("minister of europe and foreign affairs", "foreign_minister"),
    ("minister for europe and foreign affairs", "foreign_minister"),
    ("united states secretary of state", "foreign_minister"),
    ("secretary of state of the united states", "foreign_minister"),
    ("secretary of state for foreign", "foreign_minister"),
    ("minister of defence", "defence_minister"),
    ("minister of defense", "defence_minister"),
    ("minister of national defense", "defence_minister"),
    ("defence minister", "defence_minister"),
    ("defense minister", "defence_minister"),
    ("secretary of defense", "defence_minister"),
    ("minister of the interior", "interior_minister"),
    ("minister of interior", "interior_minister"),
    ("interior minister", "interior_minister"),
    ("minister of finance", "finance_minister"),
    ("finance minister", "finance_minister"),
    ("secretary of the treasury", "finance_minister"),
    ("minister of justice", "justice_minister"),
    ("justice minister", "justice_minister"),
    ("national security advis", "national_security_adviser"),
    ("minister", "minister"),
    ("premier", "prime_minister"),
    ("vice president", "vice_president"),
    ("secretary general", "secretary_general"),
    ("general secretary", "general_secretary"),
    ("director general", "director_general"),
    ("executive director", "executive_director"),
    ("high representative", "high_representative"),
    ("speaker", "speaker"),
    ("president of the senate", "speaker"),
    ("president of the national assembly", "speaker"),
    ("supreme leader", "supreme_leader"),
    ("president", "president"),
    ("chancellor", "chancellor"),
    ("head of state", "president"),
    ("king of", "monarch"),
    ("monarch", "monarch"),
    ("ambassador", "ambassador"),
    ("governor", "governor"),
    ("mayor", "mayor"),
    ("chief of staff", "chief_of_staff"),
    ("chairman", "chairman"),
    ("commissioner", "commissioner"),
    ("senator", "legislator"),
    ("member of parliament", "legislator"),
    ("member of the european parliament", "legislator"),
    ("member of the house", "legislator"),
    ("member of the united states", "legislator"),
    ("member of the national assembly", "legislator"),
    ("member of the bundestag", "legislator"),
    ("member of the german bundestag", "legislator"),
    ("member of the state duma", "legislator"),
    ("member of the knesset", "legislator"),
];

/// The role that a title names, where its words are known: `foreign_minister` for "Minister for Foreign Affairs of Sweden".
pub(super) fn role(title: &str) -> Option<&'static str> {
    let words: String = fold(title).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "));
    ROLES.iter().find(|(part, _)| words.contains(&format!(" {part}"))).map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_roles() {
        let cases = [
            ("Prime Minister of Japan", Some("prime_minister")),
            ("Deputy Prime Minister", Some("deputy_prime_minister")),
            ("Minister for Foreign Affairs (Sweden)", Some("foreign_minister")),
            ("United States Secretary of State", Some("foreign_minister")),
            ("Vice-President of Peru", Some("vice_president")),
            ("president of France", Some("president")),
            ("Secretary-General of NATO", Some("secretary_general")),
            ("Minister of Health", Some("minister")),
            ("Member of the Knesset", Some("legislator")),
            ("astronaut", None),
            ("", None),
        ];
        for (title, expected) in cases {
            assert_eq!(role(title), expected, "{title}");
        }
    }
}
