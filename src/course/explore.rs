//! Which checks of an exercise are explored, and how: what `[exercises.explore]` says.

use super::checkfile::{CheckFile, RanBy};
use super::fault::Faults;
use super::manifest::{WrittenExplore, WrittenExploring};
use super::textfile::TextFile;
use crate::exploring::{Budget, Exploring, Time};

/// The program itself is a check as well.
const MAIN: &str = "main";
/// The largest budget that an exercise may ask for: more is a mistake.
const LARGEST_BUDGET: i64 = 1_000_000;

/// How an exercise is explored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explore {
    /// Whether nothing else can judge it: where it cannot be explored, there is no verdict. So it is too where a check is
    /// for explorations only.
    pub required: bool,
    /// The checks that are explored and how, in the order of their file, `main` the last.
    pub checks: Vec<(String, Exploring)>,
}

/// Reads how an exercise is explored; without the table nothing is. What nobody can keep to becomes a fault.
pub(super) fn read(
    file: &TextFile,
    written: Option<&WrittenExplore>,
    checks: Option<&CheckFile>,
    faults: &mut Faults,
) -> Explore {
    let Some(checks) = checks else { return Explore::default() };
    let names: Vec<&str> = explorable(checks).collect();
    let mut reader = Reader { file, faults };
    let read = written.map_or_else(Explore::default, |written| {
        let all = reader.layer(&Layer::default(), &written.all);
        for (place, written) in &written.checks {
            reader.layer(&all, written);
            let name = place.get_ref();
            if !names.contains(&name.as_str()) {
                let help = format!("those that can be explored are {}", names.join(", "));
                reader.faults.push(file.fault(place.span(), format!("no check `{name}` is explored"), help));
            }
        }
        let of = |name: &str| written.checks.iter().find(|(place, _)| place.get_ref() == name);
        // What is wrong with a check's settings is said by then.
        let mut silent = Faults::default();
        let mut again = Reader { file, faults: &mut silent };
        let layers = names.iter().map(|name| match of(name) {
            Some((_, written)) => (*name, again.layer(&all, written)),
            None => (*name, all.clone()),
        });
        let explored = layers.filter(|(_, layer)| !layer.off).map(|(name, layer)| (name.to_owned(), layer.exploring));
        // A check that only an exploration runs must be run.
        let required = written.required || checks.checks.iter().any(|check| check.ran_by == RanBy::InterleaveOnly);
        Explore { required, checks: explored.collect() }
    });
    for check in checks.checks.iter().filter(|check| check.ran_by == RanBy::InterleaveOnly) {
        if read.checks.iter().all(|(name, _)| *name != check.name) {
            let help = "write an [exercises.explore] table in info.toml, or let the check run with real threads too";
            let message = format!("the check `{}` of {} never runs: it is not explored", check.name, checks.path);
            faults.push(file.fault(0..0, message, help));
        }
    }
    read
}

/// The checks that are not for real threads only, `main` the last.
fn explorable(checks: &CheckFile) -> impl Iterator<Item = &str> {
    let explored = checks.checks.iter().filter(|check| check.ran_by != RanBy::RealOnly);
    explored.map(|check| check.name.as_str()).chain([MAIN])
}

/// The settings of an exercise, or of a check on top of them.
#[derive(Clone, Default)]
struct Layer {
    off: bool,
    exploring: Exploring,
}

struct Reader<'r> {
    file: &'r TextFile,
    faults: &'r mut Faults,
}

impl Reader<'_> {
    fn layer(&mut self, below: &Layer, written: &WrittenExploring) -> Layer {
        let mut layer = below.clone();
        layer.off = written.off.unwrap_or(layer.off);
        layer.exploring.orderings = written.orderings.unwrap_or(layer.exploring.orderings);
        layer.exploring.fork = written.fork.unwrap_or(layer.exploring.fork);
        if let Some(place) = &written.time {
            match place.get_ref().parse::<Time>() {
                Ok(time) => layer.exploring.time = time,
                Err(()) => {
                    let message = format!("no time is called `{}`", place.get_ref());
                    let help = "write `adversarial` (the clock may jump at any moment) or `timely` (only when nothing \
                                else can run)";
                    self.faults.push(self.file.fault(place.span(), message, help));
                }
            }
        }
        if let Some(place) = &written.budget {
            let budget = *place.get_ref();
            match u32::try_from(budget) {
                Ok(schedules) if (1..=LARGEST_BUDGET).contains(&budget) => {
                    layer.exploring.budget = Budget::of(schedules);
                }
                _ => {
                    let message = format!("nobody can try {budget} schedules");
                    let help = format!("write a number from 1 to {LARGEST_BUDGET}, or leave it out for 4000");
                    self.faults.push(self.file.fault(place.span(), message, help));
                }
            }
        }
        layer
    }
}
