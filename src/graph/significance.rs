//! Which co-occurrences are more than chance.
//!
//! The null: the units that name the one entity lie among all units as if drawn without regard to the other, so that the number of units with both is
//! hypergeometric. The p-value is that of Fisher's exact test, one-sided: the chance of as many units with both or more.

use libm::{exp, lgamma};

use super::Contingency;
use super::score::float;

impl Contingency {
    /// The chance of naming both in as many units or more where nothing joins them, 0 to 1; 0 below the smallest number.
    ///
    /// Exact to about ten digits in thousands of units, seven in millions. Terms are added away from the likeliest count, until they no longer
    /// matter: some multiples of the standard deviation.
    pub fn p(self) -> f64 {
        if self.both == 0 || self.neither == 0 {
            return 1.0;
        }
        let [both, source, target, neither] = [self.both, self.source_only, self.target_only, self.neither].map(float);
        let all = both + source + target + neither;
        let likeliest = (both + source + 1.0) * (both + target + 1.0) / (all + 2.0);
        let value = if both >= likeliest { self.tail(1.0) } else { 1.0 - self.down().tail(-1.0) };
        value.clamp(0.0, 1.0)
    }

    /// The table with one unit less that names both; one that names both and one that names neither are there.
    fn down(self) -> Self {
        Self {
            both: self.both - 1,
            source_only: self.source_only + 1,
            target_only: self.target_only + 1,
            neither: self.neither - 1,
        }
    }

    /// The chance of this table and of all with more units that name both, or with fewer where `step` is -1.
    fn tail(self, step: f64) -> f64 {
        let [mut both, mut source, mut target, mut neither] =
            [self.both, self.source_only, self.target_only, self.neither].map(float);
        let first = self.ln_chance();
        let (mut term, mut sum) = (1.0, 1.0);
        loop {
            let factor = if step > 0.0 {
                source * target / ((both + 1.0) * (neither + 1.0))
            } else {
                both * neither / ((source + 1.0) * (target + 1.0))
            };
            term *= factor;
            if term <= sum * f64::EPSILON / 16.0 {
                return exp(first + libm::log(sum));
            }
            sum += term;
            (both, neither) = (both + step, neither + step);
            (source, target) = (source - step, target - step);
        }
    }

    /// The logarithm of the chance of this very table, given its margins.
    fn ln_chance(self) -> f64 {
        let [both, source, target, neither] = [self.both, self.source_only, self.target_only, self.neither].map(float);
        let ln_factorial = |count: f64| lgamma(count + 1.0);
        let margins = ln_factorial(both + source)
            + ln_factorial(target + neither)
            + ln_factorial(both + target)
            + ln_factorial(source + neither);
        let cells = ln_factorial(both) + ln_factorial(source) + ln_factorial(target) + ln_factorial(neither);
        margins - cells - ln_factorial(both + source + target + neither)
    }
}

/// The largest p-value that is significant where a share of at most `rate` of what is called significant may be chance (Benjamini and Hochberg 1995);
/// none where none is. `tests` is the number of all tests, also of those whose p-value is 1 and not given.
pub(super) fn highest_significant(mut values: Vec<f64>, tests: u64, rate: f64) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    let ranked = (1..).zip(&values);
    ranked.filter(|(rank, value)| **value <= float(*rank) / float(tests) * rate).map(|(_, value)| *value).last()
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "rounded to six digits, equal values are equal")]
mod tests {
    use super::{Contingency, highest_significant};
    use crate::graph::significant;

    fn p(both: u64, source: u64, target: u64, all: u64) -> f64 {
        significant(Contingency::new(both, source, target, all).p())
    }

    #[test]
    fn known_p_values() {
        // Fisher's lady tasting tea: 1/70, 17/70, 53/70, 69/70.
        let tea = [(4, 0.014_285_7), (3, 0.242_857), (2, 0.757_143), (1, 0.985_714), (0, 1.0)];
        for (right, expected) in tea {
            assert_eq!(p(right, 4, 4, 8), expected);
        }
        // Fisher (1935), twins of criminals: 10 of 13 monozygotic and 2 of 17 dizygotic convicted; 619/1330665.
        assert_eq!(p(10, 13, 12, 30), 0.000_465_181);
        // Both named once, in the same unit of a thousand; and always together, 1/C(100, 5).
        assert_eq!(p(1, 1, 1, 1000), 0.001);
        assert_eq!(p(5, 5, 5, 100), 1.328_24e-8);
        assert_eq!(p(7, 7, 7, 7), 1.0);
        assert_eq!(p(3, 3, 100, 100), 1.0);
    }

    /// The same by whole numbers: the share of the ways to choose.
    #[test]
    fn small_tables_by_counting() {
        let choose = |n: u64, k: u64| (0..k).fold(1_u128, |ways, i| ways * u128::from(n - i) / u128::from(i + 1));
        for all in 1..=14_u64 {
            for (source, target) in (1..=all).flat_map(|source| (1..=all).map(move |target| (source, target))) {
                for both in (source + target).saturating_sub(all)..=source.min(target) {
                    let ways = (both..=source.min(target)).filter(|k| target - k <= all - source);
                    let ways: u128 = ways.map(|k| choose(source, k) * choose(all - source, target - k)).sum();
                    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
                    let expected = ways as f64 / choose(all, target) as f64;
                    let found = Contingency::new(both, source, target, all).p();
                    assert!((found - expected).abs() < 1e-12, "{both} {source} {target} {all}: {found}, {expected}");
                }
            }
        }
    }

    #[test]
    fn large_tables_end_and_stay_in_range() {
        let million = 1_000_000;
        assert_eq!(p(100_000, 100_000, 100_000, million * 10), 0.0);
        let even = p(10_000, 100_000, 100_000, million);
        assert!((0.49..0.52).contains(&even), "{even}");
        assert_eq!(p(1, 500_000, 500_000, million), 1.0);
    }

    #[test]
    fn false_discoveries_are_bounded() {
        // The example of Benjamini and Hochberg's paper: four of fifteen are significant at 0.05.
        let paper = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0,
        ];
        let mut shuffled = paper.to_vec();
        shuffled.reverse();
        assert_eq!(highest_significant(shuffled, 15, 0.05), Some(0.0095));
        // Of as many tests again that gave 1, three remain.
        assert_eq!(highest_significant(paper[..9].to_vec(), 30, 0.05), Some(0.0019));
        assert_eq!(highest_significant(vec![0.5, 0.9], 2, 0.05), None);
        assert_eq!(highest_significant(Vec::new(), 0, 0.05), None);
    }
}
