//! What an exploration tells over the private channel: its finding, the run that shows it, and how far it went.

use serde::{Deserialize, Serialize};

use super::channel::slashed;
use crate::timeline::{Broken, Column, Does, Event, Object, Stuck};

/// One line of an exploration, understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Told {
    /// What is wrong. The lines about the run that shows it follow.
    Finding(Finding),
    /// The next thread of that run, by number.
    Thread(Column),
    /// The next object of that run, by number.
    Object(Object),
    /// The next event of that run.
    Event(Event),
    /// A thread that had not ended when that run stood still.
    Stuck(Stuck),
    /// How far the exploration went.
    Counted(Counted),
    /// Asked for it: the name of one of the program's own tests.
    Test(String),
}

/// What is wrong with a program, as one of its schedules shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub broken: Broken,
    /// How many of the schedules that were tried passed.
    pub passes: u64,
    /// What replays that schedule.
    pub replay: String,
    /// How it was found: `in-order`, `random`, `pct` or `replay`.
    pub strategy: String,
    /// Which schedule of that strategy it was, from 1.
    pub schedule: u64,
}

/// How far an exploration went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    pub in_order: u64,
    pub random: u64,
    pub pct: u64,
    /// Whether all schedules of the program were run, each to its end.
    pub exhausted: bool,
    /// How many schedules were cut short.
    pub truncated: u64,
    /// How many schedules failed.
    pub failed: u64,
}

/// Understands a line; `None` when it is none of an exploration's.
pub(super) fn parse(kind: &str, fields: &[String]) -> Option<Told> {
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    Some(match (kind, fields.as_slice()) {
        ("finding", [kind, message, thread, file, line, passes, replay, strategy, schedule]) => {
            Told::Finding(Finding {
                broken: broken(kind, message, number(thread)?, text(file).map(slashed), number(line)?)?,
                passes: passes.parse().ok()?,
                replay: (*replay).to_owned(),
                strategy: ["in-order", "random", "pct", "replay"].contains(strategy).then(|| (*strategy).to_owned())?,
                schedule: schedule.parse().ok()?,
            })
        }
        ("thread", [name, file, line]) => {
            // A name may hold anything: lines and escape sequences too.
            let name = name.chars().flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] });
            Told::Thread(Column { name: name.collect(), file: text(file).map(slashed), line: number(line)? })
        }
        ("object", [kind, file, line, column, nth]) => Told::Object(Object {
            name: None,
            kind: (*kind).to_owned(),
            file: slashed((*file).to_owned()),
            // Nothing where std made it.
            line: number(line)?.unwrap_or(0),
            column: column.parse().ok()?,
            nth: nth.parse().ok()?,
        }),
        ("event", [thread, does, object, other, value, extra, file, line, nanos]) => {
            let does: Does = does.parse().ok()?;
            // Nobody does what is left out.
            let thread = if does == Does::Omitted { number(thread)?.unwrap_or(0) } else { thread.parse().ok()? };
            Told::Event(Event {
                thread,
                does,
                object: index(object)?,
                other: number(other)?,
                value: number(value)?,
                extra: text(extra),
                file: text(file).map(slashed),
                line: number(line)?,
                nanos: number(nanos)?.unwrap_or(0),
            })
        }
        ("stuck", [thread, does, object, other, file, line, since_file, since_line]) => Told::Stuck(Stuck {
            thread: thread.parse().ok()?,
            does: match *does {
                "runs" => None,
                does => Some(does.parse().ok().filter(|does: &Does| does.waits())?),
            },
            object: index(object)?,
            other: number(other)?,
            file: text(file).map(slashed),
            line: number(line)?,
            since_file: text(since_file).map(slashed),
            since_line: number(since_line)?,
        }),
        ("test", [name]) if !name.is_empty() => Told::Test((*name).to_owned()),
        ("explored", [in_order, random, pct, exhausted, truncated, failed]) => Told::Counted(Counted {
            in_order: in_order.parse().ok()?,
            random: random.parse().ok()?,
            pct: pct.parse().ok()?,
            exhausted: match *exhausted {
                "0" => false,
                "1" => true,
                _ => return None,
            },
            truncated: truncated.parse().ok()?,
            failed: failed.parse().ok()?,
        }),
        _ => return None,
    })
}

fn broken(kind: &str, message: &str, thread: Option<usize>, file: Option<String>, line: Option<u32>) -> Option<Broken> {
    let message = message.to_owned();
    Some(match kind {
        "panic" => Broken::Panic { message, thread, file, line },
        "unjoined-panic" => Broken::UnjoinedPanic { message, thread, file, line },
        "deadlock" => Broken::Deadlock,
        "endless" => Broken::Endless,
        "exit" => Broken::Exit(message.parse().ok()?),
        "check" => Broken::Check(message),
        "hang" => Broken::Hang,
        _ => return None,
    })
}

/// A field that may be empty.
fn text(field: &str) -> Option<String> {
    (!field.is_empty()).then(|| field.to_owned())
}

/// A number that may be missing; `None` where something else stands.
fn number<N: std::str::FromStr>(field: &str) -> Option<Option<N>> {
    if field.is_empty() { Some(None) } else { field.parse().ok().map(Some) }
}

/// An object's number, which counts from 1, as an index.
fn index(field: &str) -> Option<Option<usize>> {
    match number::<usize>(field)? {
        Some(number) => number.checked_sub(1).map(Some),
        None => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> Option<Told> {
        let fields: Vec<String> = line.split('|').map(str::to_owned).collect();
        parse(&fields[0], &fields[1..])
    }

    #[test]
    fn each_kind_of_line_is_understood() {
        let Some(Told::Finding(finding)) = told("finding|panic|no|1|a.rs|7|12|r1|pct|3") else { panic!("a finding") };
        let broken = Broken::Panic { message: "no".into(), thread: Some(1), file: Some("a.rs".into()), line: Some(7) };
        assert_eq!((finding.broken, finding.passes, finding.schedule), (broken, 12, 3));
        let column = Column { name: "main".into(), file: None, line: None };
        assert_eq!(told("thread|main||"), Some(Told::Thread(column)));
        let Some(Told::Event(event)) = told("event|1|lock|2||-5||a.rs|7|40") else { panic!("an event") };
        assert_eq!((event.does, event.object, event.value, event.nanos), (Does::Lock, Some(1), Some(-5), 40));
        let Some(Told::Event(event)) = told("event||omitted|||90||||") else { panic!("an event") };
        assert_eq!((event.does, event.value), (Does::Omitted, Some(90)));
        let Some(Told::Stuck(stuck)) = told("stuck|1|lock-wait|1|0|a.rs|7|a.rs|3") else { panic!("a stuck thread") };
        assert_eq!((stuck.does, stuck.object, stuck.since_line), (Some(Does::LockWait), Some(0), Some(3)));
        assert!(matches!(told("stuck|1|runs||||||"), Some(Told::Stuck(Stuck { does: None, .. }))));
        let counted = Counted { in_order: 2, random: 0, pct: 0, exhausted: true, truncated: 0, failed: 1 };
        assert_eq!(told("explored|2|0|0|1|0|1"), Some(Told::Counted(counted)));
    }

    #[test]
    fn anything_else_is_not() {
        for line in [
            "finding|surprise||||| 0||pct|1",
            "finding|exit|x||||0||pct|1",
            "finding|deadlock|||||0|r|luck|1",
            "thread|main",
            "object|Mutex|a.rs|x|1|1",
            "event||lock|1|||||7|0",
            "event|1|juggle|1|||||7|0",
            "event|1|lock|0||||||0",
            "stuck|1|lock||||||",
            "explored|1|0|0|2|0|0",
            "explored|1|0|0",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
