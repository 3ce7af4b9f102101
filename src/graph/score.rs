//! Scores of co-occurrence from a 2×2 table of counts.

use libm::log;

/// In how many units both, one or neither of two entities are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contingency {
    /// Units that name both.
    pub both: u64,
    /// Units that name the source only.
    pub source_only: u64,
    /// Units that name the target only.
    pub target_only: u64,
    /// Units that name neither.
    pub neither: u64,
}

impl Contingency {
    /// From the units of each, of both and in all.
    pub fn new(both: u64, source: u64, target: u64, all: u64) -> Self {
        Self {
            both,
            source_only: source.saturating_sub(both),
            target_only: target.saturating_sub(both),
            neither: (all + both).saturating_sub(source + target),
        }
    }

    fn all(self) -> f64 {
        float(self.both + self.source_only + self.target_only + self.neither)
    }

    /// Normalized pointwise mutual information (Bouma 2009): 1 where the two are only named together, 0 where they are
    /// independent, -1 where they never meet. 1, the limit, where every unit names both.
    pub fn npmi(self) -> f64 {
        let all = self.all();
        if self.both == 0 {
            return -1.0;
        }
        if self.source_only + self.target_only + self.neither == 0 {
            return 1.0;
        }
        let (both, source, target) =
            (float(self.both), float(self.both + self.source_only), float(self.both + self.target_only));
        log(both * all / (source * target)) / -log(both / all)
    }

    /// The log-likelihood ratio (Dunning 1993), twice the sum of k·ln(k/expected) over the four cells.
    pub fn llr(self) -> f64 {
        let cells = [self.both, self.source_only, self.target_only, self.neither].map(float);
        let rows = [cells[0] + cells[1], cells[2] + cells[3]];
        let columns = [cells[0] + cells[2], cells[1] + cells[3]];
        let term = |cell: usize| {
            let expected = rows[cell / 2] * columns[cell % 2] / self.all();
            if cells[cell] > 0.0 { cells[cell] * log(cells[cell] / expected) } else { 0.0 }
        };
        (2.0 * (term(0) + term(1) + term(2) + term(3))).max(0.0)
    }
}

/// A number rounded to six significant digits, as scores are written.
pub fn significant(value: f64) -> f64 {
    const DIGITS: i32 = 6;
    let size = value.abs();
    if !(1e-14..1e14).contains(&size) {
        return format!("{value:.5e}").parse().unwrap_or(value);
    }
    #[expect(clippy::cast_possible_truncation, reason = "between -14 and 14")]
    let exponent = libm::floor(libm::log10(size)) as i32;
    // Powers up to 10^22 are exact, so that the quotient is the number nearest to the decimal.
    let shift = DIGITS - 1 - exponent;
    let power = POWERS[shift.unsigned_abs() as usize];
    if shift >= 0 { (value * power).round() / power } else { (value / power).round() * power }
}

const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(super) fn float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "rounded to six digits, equal scores are equal")]
mod tests {
    use super::{Contingency, significant};

    fn table(both: u64, source: u64, target: u64, all: u64) -> (f64, f64) {
        let table = Contingency::new(both, source, target, all);
        (significant(table.npmi()), significant(table.llr()))
    }

    #[test]
    fn scores_of_known_tables() {
        // Independent: 10 = 20 * 50 / 100.
        assert_eq!(table(10, 20, 50, 100), (0.0, 0.0));
        // Always together.
        assert_eq!(table(5, 5, 5, 100).0, 1.0);
        assert_eq!(table(7, 7, 7, 7).0, 1.0);
        // Dunning's paper, "the swiss" of table 1: 110, 2442, 111, 29114 with G² 270.72.
        let swiss = Contingency { both: 110, source_only: 2442, target_only: 111, neither: 29114 };
        assert_eq!((swiss.llr() * 100.0).round() / 100.0, 270.72);
    }

    #[test]
    fn scores_stay_in_their_range() {
        for all in 1..=12_u64 {
            for source in 1..=all {
                for target in 1..=all {
                    for both in (source + target).saturating_sub(all)..=source.min(target) {
                        let table = Contingency::new(both, source, target, all);
                        assert!((-1.0..=1.000_001).contains(&table.npmi()), "{table:?}");
                        assert!(table.llr() >= 0.0 && table.llr().is_finite(), "{table:?}");
                    }
                }
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn rounded_numbers_are_decimals_of_six_digits(value in proptest::num::f64::NORMAL) {
            let rounded = significant(value);
            let decimal: f64 = format!("{rounded:.5e}").parse().unwrap();
            proptest::prop_assert_eq!(rounded, decimal);
            proptest::prop_assert!((rounded - value).abs() <= value.abs() * 5.000_001e-6);
        }

        #[test]
        fn so_are_those_of_common_size(value in 1e-9..1e9_f64) {
            let rounded = significant(value);
            let decimal: f64 = format!("{rounded:.5e}").parse().unwrap();
            proptest::prop_assert_eq!(rounded, decimal);
            proptest::prop_assert!((rounded - value).abs() <= value * 5.000_001e-6);
        }
    }

    #[test]
    fn six_significant_digits() {
        for (value, expected) in [(1.0 / 3.0, 0.333_333), (123_456_789.0, 123_457_000.0), (0.0, 0.0), (-2.5, -2.5)] {
            assert_eq!(significant(value), expected);
        }
    }
}
