//! The choices of one schedule, in order, and the short string that replays it.
//!
//! Most choices are the usual one, 0: the running thread goes on, a load sees the newest value, nobody wakes without a
//! cause. The string holds the others only: `HEADER-GAP.PICK-GAP.PICK…`, where GAP is how many usual choices come before,
//! in base 36, and `.PICK` is left out where it is 1.

use core::fmt;

/// One choice among several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) pick: u32,
    pub(crate) among: u32,
}

/// What a schedule depends on besides its choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rules {
    /// Time may jump at any moment, not only when nothing else can happen.
    pub(crate) adversarial: bool,
    /// Loads may see old values, as the orderings allow.
    pub(crate) orderings: bool,
    /// The program looks at ends (`try_lock`, `is_finished` …), so ends are scheduling points.
    pub(crate) ends: bool,
    /// The program looks at how many owners an `Arc` has, so what comes right after an operation counts as well. An `Arc`
    /// is std's own, and nothing is known of it here.
    pub(crate) owners: bool,
}

/// A schedule that can be run again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recipe {
    pub(crate) rules: Rules,
    pub(crate) picks: Vec<u32>,
}

impl fmt::Display for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Rules { adversarial, orderings, ends, owners } = self.rules;
        f.write_str(if adversarial { "a" } else { "t" })?;
        f.write_str(if orderings { "o" } else { "" })?;
        f.write_str(if ends { "e" } else { "" })?;
        f.write_str(if owners { "c" } else { "" })?;
        let mut gap = 0;
        for &pick in &self.picks {
            if pick == 0 {
                gap += 1;
                continue;
            }
            write!(f, "-{}", base36(gap))?;
            if pick > 1 {
                write!(f, ".{}", base36(pick))?;
            }
            gap = 0;
        }
        Ok(())
    }
}

impl Recipe {
    /// Reads the string; nothing when it is none.
    pub(crate) fn parse(text: &str) -> Option<Recipe> {
        let mut parts = text.split('-');
        let header = parts.next()?;
        let (adversarial, rest) = match header.as_bytes().first()? {
            b'a' => (true, &header[1..]),
            b't' => (false, &header[1..]),
            _ => return None,
        };
        let (orderings, rest) = rest.strip_prefix('o').map_or((false, rest), |rest| (true, rest));
        let (ends, rest) = rest.strip_prefix('e').map_or((false, rest), |rest| (true, rest));
        let (owners, rest) = rest.strip_prefix('c').map_or((false, rest), |rest| (true, rest));
        if !rest.is_empty() {
            return None;
        }
        let mut picks = Vec::new();
        for part in parts {
            let (gap, pick) = part.split_once('.').unwrap_or((part, "1"));
            let gap = usize::try_from(u32::from_str_radix(gap, 36).ok()?).ok()?;
            let pick = u32::from_str_radix(pick, 36).ok()?;
            if gap > LONGEST || picks.len() > LONGEST {
                return None;
            }
            picks.resize(picks.len() + gap, 0);
            picks.push(pick);
        }
        Some(Recipe { rules: Rules { adversarial, orderings, ends, owners }, picks })
    }
}

/// More choices than a schedule can have.
const LONGEST: usize = 10_000_000;

fn base36(mut number: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit(number % 36, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const RULES: Rules = Rules { adversarial: true, orderings: true, ends: false, owners: false };

    #[test]
    fn a_recipe_reads_back() {
        for picks in [vec![], vec![1], vec![0, 0, 2], vec![0, 1, 0, 40, 1]] {
            let recipe = Recipe { rules: RULES, picks };
            assert_eq!(Recipe::parse(&recipe.to_string()), Some(recipe));
        }
    }

    #[test]
    fn usual_choices_at_the_end_are_not_written() {
        let recipe = Recipe { rules: RULES, picks: vec![0; 40].into_iter().chain([1, 3, 0, 0]).collect() };
        assert_eq!(recipe.to_string(), "ao-14-0.3");
    }

    #[test]
    fn what_is_no_recipe_is_none() {
        for text in ["", "x", "az", "a--", "a-?", "a-1.", "a-zzzzzzzzz", "a-zzzzzz", "é", "a-1.é"] {
            assert_eq!(Recipe::parse(text), None, "{text}");
        }
    }

    fn few() -> ProptestConfig {
        ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn any_recipe_reads_back_without_its_usual_end(
            (adversarial, orderings, ends, owners) in any::<(bool, bool, bool, bool)>(),
            mut picks in vec(prop_oneof![4 => Just(0), 2 => 1..3_u32, 1 => any::<u32>()], 0..60),
        ) {
            let recipe = Recipe { rules: Rules { adversarial, orderings, ends, owners }, picks: picks.clone() };
            let text = recipe.to_string();
            prop_assert!(text.bytes().all(|byte| byte.is_ascii_graphic()));
            while picks.last() == Some(&0) {
                picks.pop();
            }
            prop_assert_eq!(Recipe::parse(&text), Some(Recipe { picks, ..recipe }));
        }

        #[test]
        fn any_text_is_a_recipe_or_none(text in prop_oneof!["[aoect.z0-9-]{0,60}", "\\PC{0,20}"]) {
            if let Some(recipe) = Recipe::parse(&text) {
                prop_assert!(recipe.picks.len() <= 2 * LONGEST + 1);
                if recipe.picks.len() < 1000 {
                    let written = recipe.to_string();
                    prop_assert_eq!(Recipe::parse(&written).map(|again| again.to_string()), Some(written));
                }
            }
        }
    }
}
