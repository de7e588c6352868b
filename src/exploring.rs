//! How a program's interleavings are explored, and how far that went: vocabulary, known to every room.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::timeline::{Broken, Timeline};

/// When the virtual clock moves on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Time {
    /// At any moment: who sleeps instead of waiting is caught.
    #[default]
    Adversarial,
    /// Only when nothing else can run: fair to programs that are about time-outs.
    Timely,
}

impl Time {
    /// The word as it is written everywhere: `adversarial`.
    pub fn as_str(self) -> &'static str {
        match self {
            Time::Adversarial => "adversarial",
            Time::Timely => "timely",
        }
    }
}

impl FromStr for Time {
    type Err = ();

    fn from_str(word: &str) -> Result<Time, ()> {
        [Time::Adversarial, Time::Timely].into_iter().find(|time| time.as_str() == word).ok_or(())
    }
}

/// How many schedules are tried. Counted, never timed: so the same answer gets the same verdict on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// One after the other, without repetition; where this exhausts them, nothing more is tried.
    pub in_order: u32,
    /// By a coin at each step.
    pub random: u32,
    /// By random priorities that change at a few random steps.
    pub pct: u32,
}

impl Budget {
    /// A budget of that many schedules: half in order, a quarter random, a quarter PCT.
    pub fn of(schedules: u32) -> Budget {
        let quarter = schedules / 4;
        Budget { in_order: schedules - 2 * quarter, random: quarter, pct: quarter }
    }

    /// All of them.
    pub fn schedules(self) -> u32 {
        self.in_order + self.random + self.pct
    }
}

impl Default for Budget {
    fn default() -> Budget {
        Budget::of(4000)
    }
}

/// What is asked of one exploration: the end of the runner's request, as `key=value` words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exploring {
    pub time: Time,
    /// Whether atomics may read old values where their orderings allow it.
    pub orderings: bool,
    pub budget: Budget,
    pub seed: u64,
    /// Whether each schedule runs in a process of its own: for statics that cannot be put back.
    pub fork: bool,
    /// Whether the program looks at how many owners an `Arc` has, so that it matters what a thread still holds right after
    /// an operation.
    pub owners: bool,
    /// Run this one schedule only, and tell it.
    pub replay: Option<Replay>,
}

impl Default for Exploring {
    fn default() -> Exploring {
        Exploring {
            time: Time::default(),
            orderings: true,
            budget: Budget::default(),
            seed: 0,
            fork: false,
            owners: false,
            replay: None,
        }
    }
}

impl fmt::Display for Exploring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let switch = |on| if on { "on" } else { "off" };
        let Budget { in_order, random, pct } = self.budget;
        write!(f, "time={} orderings={} ", self.time.as_str(), switch(self.orderings))?;
        write!(f, "in-order={in_order} random={random} pct={pct} seed={}", self.seed)?;
        if self.fork {
            write!(f, " fork=on")?;
        }
        if self.owners {
            write!(f, " owners=on")?;
        }
        self.replay.iter().try_for_each(|replay| write!(f, " replay={replay}"))
    }
}

/// The short string from which one run can be run again: printable ASCII without blanks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Replay(String);

impl Replay {
    /// The longest one that is taken, in bytes.
    const LONGEST: usize = 32 * 1024;
}

impl FromStr for Replay {
    type Err = ();

    fn from_str(text: &str) -> Result<Replay, ()> {
        let fits = (1..=Replay::LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if fits { Ok(Replay(text.to_owned())) } else { Err(()) }
    }
}

impl fmt::Display for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How many schedules were tried, by one check or by all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explored {
    /// All that were tried.
    pub schedules: u64,
    pub in_order: u64,
    pub random: u64,
    pub pct: u64,
    /// Whether these are all that there are, each to its end.
    pub exhaustive: bool,
}

impl Explored {
    /// What was tried of several checks: all that there are only if that holds of each.
    pub fn sum(each: impl IntoIterator<Item = Explored>) -> Option<Explored> {
        each.into_iter().reduce(|a, b| Explored {
            schedules: a.schedules + b.schedules,
            in_order: a.in_order + b.in_order,
            random: a.random + b.random,
            pct: a.pct + b.pct,
            exhaustive: a.exhaustive && b.exhaustive,
        })
    }

    /// In words that are true to what was done: `all 1,287 interleavings`, or `4,000 of them (2,000 in order, 1,000
    /// random, 1,000 PCT)`.
    pub fn words(&self) -> String {
        if self.exhaustive {
            return match self.schedules {
                1 => "the only interleaving there is".to_owned(),
                schedules => format!("all {} interleavings", grouped(schedules)),
            };
        }
        let parts = [(self.in_order, "in order"), (self.random, "random"), (self.pct, "PCT")];
        let parts = parts.iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, how)| format!("{} {how}", grouped(*count))).collect();
        match parts.as_slice() {
            [] => format!("{} of them", grouped(self.schedules)),
            parts => format!("{} of them ({})", grouped(self.schedules), parts.join(", ")),
        }
    }
}

/// What is wrong with a check, and the run that shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The check's name.
    pub check: String,
    /// What replays the run.
    pub replay: String,
    /// How it was found: `in-order`, `random`, `pct` or `replay`.
    pub strategy: String,
    /// Which schedule of that strategy it was, from 1.
    pub schedule: u64,
    /// How many of the schedules that were tried passed.
    pub passes: u64,
    /// How far this check was explored.
    #[serde(default)]
    pub explored: Option<Explored>,
    pub broken: Broken,
    /// Absent where nothing is known of it.
    pub timeline: Option<Timeline>,
}

/// A number with commas between its thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| str::from_utf8(group).ok()).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foreign::{few, text};

    #[test]
    fn a_budget_is_half_in_order_and_a_quarter_each_random_and_pct() {
        assert_eq!(Budget::default(), Budget { in_order: 2000, random: 1000, pct: 1000 });
        assert_eq!(Budget::of(7), Budget { in_order: 5, random: 1, pct: 1 });
        assert_eq!(Budget::of(1), Budget { in_order: 1, random: 0, pct: 0 });
    }

    #[test]
    fn what_is_asked_is_words() {
        let asked = Exploring { time: Time::Timely, replay: Some("a0.1".parse().unwrap()), ..Exploring::default() };
        assert_eq!(asked.to_string(), "time=timely orderings=on in-order=2000 random=1000 pct=1000 seed=0 replay=a0.1");
        for no_replay in ["", "a b", "a\n", "ä"] {
            assert_eq!(no_replay.parse::<Replay>(), Err(()));
        }
    }

    #[test]
    fn all_is_said_only_of_all() {
        let all = Explored { schedules: 1287, in_order: 1287, exhaustive: true, ..Explored::default() };
        let some = Explored { schedules: 4000, in_order: 2000, random: 1000, pct: 1000, exhaustive: false };
        assert_eq!(all.words(), "all 1,287 interleavings");
        assert_eq!(some.words(), "4,000 of them (2,000 in order, 1,000 random, 1,000 PCT)");
        let both = Explored::sum([all, some]).unwrap();
        assert_eq!(both.words(), "5,287 of them (3,287 in order, 1,000 random, 1,000 PCT)");
        assert_eq!(Explored { schedules: 1, in_order: 1, ..all }.words(), "the only interleaving there is");
        assert_eq!(Explored { in_order: 30, schedules: 30, ..Explored::default() }.words(), "30 of them (30 in order)");
        assert_eq!(Explored::sum([]), None);
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn a_replay_is_one_word_or_none(text in prop_oneof![text(), "[!-~]{1,40}"]) {
            match text.parse::<Replay>() {
                Ok(replay) => {
                    prop_assert_eq!(replay.to_string(), text.as_str());
                    let asked = Exploring { replay: Some(replay), ..Exploring::default() }.to_string();
                    let last = format!(" replay={text}");
                    prop_assert!(asked.ends_with(&last) && !asked.contains('\n'));
                }
                Err(()) => prop_assert!(text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic())),
            }
        }
    }
}
