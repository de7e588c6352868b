//! What the grader asks for: `key=value`, separated by spaces.

use crate::model::choices::{Recipe, Rules};

/// How a check is explored.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Settings {
    pub(crate) rules: Rules,
    /// How many schedules are run in order, at random and by PCT.
    pub(crate) in_order: u32,
    pub(crate) random: u32,
    pub(crate) pct: u32,
    pub(crate) seed: u64,
    /// Steps after which a schedule is called endless.
    pub(crate) steps: u32,
    pub(crate) trace: bool,
    /// Each schedule in a process of its own.
    pub(crate) fork: bool,
    /// Run this one only.
    pub(crate) replay: Option<Recipe>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            rules: Rules { adversarial: true, orderings: true, ends: false, owners: false },
            in_order: 2000,
            random: 1000,
            pct: 1000,
            seed: 0,
            steps: 20_000,
            trace: true,
            fork: false,
            replay: None,
        }
    }
}

impl Settings {
    /// Reads them.
    pub(crate) fn parse(text: &str) -> Result<Settings, String> {
        let mut settings = Settings::default();
        for setting in text.split(' ').filter(|setting| !setting.is_empty()) {
            let refused = || format!("the setting `{setting}` is none");
            let (key, value) = setting.split_once('=').ok_or_else(refused)?;
            let number = || value.parse().map_err(|_| refused());
            let switch = || match value {
                "on" => Ok(true),
                "off" => Ok(false),
                _ => Err(refused()),
            };
            match (key, value) {
                ("time", "adversarial") => settings.rules.adversarial = true,
                ("time", "timely") => settings.rules.adversarial = false,
                ("orderings", _) => settings.rules.orderings = switch()?,
                ("owners", _) => {
                    settings.rules.owners = switch()?;
                    // What comes after an operation may be the end of something.
                    settings.rules.ends = settings.rules.owners;
                }
                ("in-order", _) => settings.in_order = number()?,
                ("random", _) => settings.random = number()?,
                ("pct", _) => settings.pct = number()?,
                ("steps", _) => settings.steps = number()?,
                ("seed", _) => settings.seed = value.parse().map_err(|_| refused())?,
                ("fork", _) => settings.fork = switch()?,
                ("trace", _) => settings.trace = switch()?,
                ("replay", _) => settings.replay = Some(Recipe::parse(value).ok_or_else(refused)?),
                _ => return Err(refused()),
            }
        }
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_not_said_is_usual() {
        assert_eq!(Settings::parse(""), Ok(Settings::default()));
        let settings = Settings::parse("time=timely orderings=off pct=7 replay=t-3").unwrap();
        assert!(!settings.rules.adversarial && !settings.rules.orderings);
        assert_eq!((settings.pct, settings.random), (7, 1000));
        assert_eq!(settings.replay.unwrap().picks, [0, 0, 0, 1]);
    }

    #[test]
    fn what_is_no_setting_is_refused() {
        for text in ["time", "time=soon", "pct=-1", "seed=x", "speed=1", "replay=?"] {
            assert_eq!(Settings::parse(text), Err(format!("the setting `{text}` is none")));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_settings_or_refused(text in prop_oneof!["\\PC{0,40}", "(time|orderings|pct|seed|replay|fork|steps)=[a-z0-9 =.-]{0,20}"]) {
            if let Err(refused) = Settings::parse(&text) {
                prop_assert!(refused.starts_with("the setting `"));
            }
        }
    }
}
