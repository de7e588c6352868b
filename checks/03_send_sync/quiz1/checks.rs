//! Verifies that all ponds are watched at the same time, each by a thread of its own, that all ask
//! one expert, and that the report is in the order of the ponds, whoever is back first. (Experts
//! who must not be shared are in the folder `misuse`.)

use super::{Pond, Report, count};
use ::harness::{asleep, spawn, together};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread::{self, ThreadId};

fn pond(name: &str, birds: &[&str]) -> Pond {
    Pond {
        name: String::from(name),
        birds: birds.iter().map(|bird| String::from(*bird)).collect(),
    }
}

/// A county with one pond, and one without any.
#[test]
fn the_report_says_what_was_seen() {
    let ponds = vec![pond("mill pond", &["coot", "crane", "bittern"])];
    let report: Report = count(ponds, |bird| ["bittern", "crane"].contains(&bird));
    let (counts, rare): (Vec<(String, usize)>, Vec<String>) = (report.counts, report.rare);
    assert!(
        counts == [(String::from("mill pond"), 3)],
        "there are 3 birds at the mill pond, and the report says {counts:?}"
    );
    assert!(
        rare == ["crane", "bittern"],
        "of a coot, a crane and a bittern the last two are rare, and the report says {rare:?}"
    );

    let report: Report = count(Vec::new(), |_| true);
    let (counts, rare): (Vec<(String, usize)>, Vec<String>) = (report.counts, report.rare);
    assert!(
        counts.is_empty() && rare.is_empty(),
        "there is no pond, and the report says {counts:?} and {rare:?}"
    );
}

/// Each observer waits for the expert's first answer until all of them have asked.
#[test]
fn three_ponds_are_watched_at_the_same_time() {
    let ponds = vec![
        pond("mill pond", &["coot"]),
        pond("fen", &["crane"]),
        pond("moat", &["swan"]),
    ];
    let _: Report = count(ponds, |_| {
        together(3, "three ponds were never watched at the same time");
        false
    });
}

/// The same in a larger county.
#[test]
fn a_hundred_ponds_are_watched_at_the_same_time() {
    let ponds: Vec<Pond> = (0..100).map(|_| pond("pond", &["coot"])).collect();
    let _: Report = count(ponds, |_| {
        together(100, "a hundred ponds were never watched at the same time");
        false
    });
}

/// Who asks about which bird: always the same thread at one pond, another one at the next, and
/// never the caller's. About each bird the expert is asked once.
#[test]
fn every_pond_has_an_observer() {
    let ponds = vec![
        pond("mill pond", &["coot", "crane"]),
        pond("fen", &["mallard", "swan", "tern"]),
    ];
    let asked = Arc::new(Mutex::new(Vec::new()));
    let _: Report = count(ponds, {
        let asked = Arc::clone(&asked);
        move |bird| {
            let who: ThreadId = thread::current().id();
            asked.lock().unwrap().push((String::from(bird), who));
            false
        }
    });

    let asked = asked.lock().unwrap();
    let who: HashMap<&str, ThreadId> = asked.iter().map(|(b, who)| (b.as_str(), *who)).collect();
    assert!(
        asked.len() == 5 && who.len() == 5,
        "the expert should be asked once about each of the 5 birds, and was asked {} times",
        asked.len()
    );
    assert!(
        asked.iter().all(|(_, who)| *who != thread::current().id()),
        "the caller's own thread has watched a pond"
    );
    let mill_pond: HashSet<ThreadId> = ["coot", "crane"].map(|bird| who[bird]).into();
    let fen: HashSet<ThreadId> = ["mallard", "swan", "tern"].map(|bird| who[bird]).into();
    assert!(
        mill_pond.len() == 1 && fen.len() == 1 && mill_pond != fen,
        "two ponds should have one observer each"
    );
}

/// The thread of the second pond ends first, then the third one's, and the first one's last.
#[test]
fn the_report_does_not_depend_on_who_is_back_first() {
    static ENDED: Mutex<u32> = Mutex::new(0);
    static ONE_MORE: Condvar = Condvar::new();
    thread_local!(static END: End = const { End });

    struct End;
    // A thread drops its thread-locals when its closure is done.
    impl Drop for End {
        fn drop(&mut self) {
            *ENDED.lock().unwrap() += 1;
            ONE_MORE.notify_all();
        }
    }

    let ponds = vec![
        pond("mill pond", &["bittern"]),
        pond("fen", &["crane", "coot"]),
        pond("moat", &["tern"]),
    ];
    let report: Report = count(ponds, |bird| {
        if bird == "coot" {
            return false;
        }
        let before: u32 = match bird {
            "crane" => 0,
            "tern" => 1,
            _ => 2,
        };
        together(3, "three ponds were never watched at the same time");
        let _my_turn = ONE_MORE
            .wait_while(ENDED.lock().unwrap(), |ended| *ended < before)
            .unwrap();
        END.with(|_| ());
        true
    });

    let rare: Vec<String> = report.rare;
    assert!(
        rare == ["bittern", "crane", "tern"],
        "the ponds' rare birds are a bittern, a crane and a tern, in this order, and the report \
         says {}",
        rare.join(", ")
    );
    let counts: Vec<(String, usize)> = report.counts;
    let expected = [("mill pond", 1), ("fen", 2), ("moat", 1)];
    assert!(
        counts == expected.map(|(name, number)| (String::from(name), number)),
        "there is 1 bird at the mill pond, 2 are at the fen, and 1 at the moat, in this order, and \
         the report says {counts:?}"
    );
}

/// One observer is kept waiting for an answer. Meanwhile the county can do nothing but sleep.
#[test]
fn the_county_sleeps_until_the_last_observer_is_back() {
    let (gate, at_the_gate) = mpsc::channel::<()>();
    let at_the_gate = Mutex::new(at_the_gate);
    let county = spawn("county", move || {
        let ponds = vec![pond("mill pond", &["coot"]), pond("fen", &["crane"])];
        let report: Report = count(ponds, move |bird| {
            if bird == "coot" {
                let _ = at_the_gate.lock().unwrap().recv();
            }
            bird == "crane"
        });
        report
    });
    asleep(
        "county",
        "count does not sleep until the last observer is back",
    );
    drop(gate); // the gate is open
    let report: Report = county.join().expect("count panicked");
    let rare: Vec<String> = report.rare;
    assert!(rare == ["crane"], "only the crane is rare, not {rare:?}");
}

/// This expert is asked through one and the same closure, which cannot be copied, and which nobody
/// has any more when count returns, in whatever order of events.
#[cfg(interleave)]
#[test]
fn one_expert_comes_and_goes() {
    struct Book(Arc<()>);

    let lent = Arc::new(());
    let book = Book(Arc::clone(&lent));
    let ponds = vec![pond("mill pond", &["coot"]), pond("fen", &["crane"])];
    let _: Report = count(ponds, move |_| {
        let Book(_open) = &book;
        false
    });
    assert!(
        Arc::strong_count(&lent) == 1,
        "when count had returned, somebody still had the expert's book"
    );
}
