//! Verifies that a booth is free again after whatever happened in it, that those who wait are told so,
//! that all booths are used and none twice, and that who has to wait sleeps.

use super::Studio;
use ::harness::{asleep, spawn, together};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread::JoinHandle;

fn studio(booths: usize) -> Arc<Studio> {
    let studio: Studio = Studio::new(booths);
    Arc::new(studio)
}

/// A voice that breaks; the panic is the singer's own, so it has to come out of record.
fn a_voice_breaks(studio: &Studio) {
    // A moment between the first tone and the end, in which somebody else may come.
    static TONES: AtomicUsize = AtomicUsize::new(0);
    let sung = catch_unwind(AssertUnwindSafe(|| {
        studio.record(|| -> () {
            TONES.fetch_add(1, Ordering::SeqCst);
            panic!("this voice breaks, as it should")
        });
    }));
    let text: Option<&str> = match &sung {
        Ok(()) => None,
        Err(panic) => panic.downcast_ref::<&str>().copied(),
    };
    assert!(
        text == Some("this voice breaks, as it should"),
        "a voice broke in the booth, and record must pass on just that panic"
    );
}

/// One booth, one voice that breaks, and somebody who wants to sing after that.
#[test]
fn a_broken_voice_leaves_the_booth() {
    let studio = studio(1);
    a_voice_breaks(&studio);
    let sung: u32 = studio.record(|| 1);
    a_voice_breaks(&studio);
    let then: u32 = studio.record(|| 2);
    assert!(
        (sung, then) == (1, 2),
        "1 and 2 were sung, and record returned {sung} and {then}"
    );
}

/// Somebody waits for the one booth while a voice breaks in it.
#[test]
fn who_waits_is_told_of_a_broken_voice() {
    let studio = studio(1);
    let unlucky = spawn("unlucky", {
        let studio = Arc::clone(&studio);
        move || a_voice_breaks(&studio)
    });
    let sung: u32 = studio.record(|| 1);
    assert!(sung == 1, "1 was sung, and record returned {sung}");
    unlucky
        .join()
        .expect("record did not pass on the panic of its singer");
}

/// Three singers, two booths: never three at once, and all of them get their turn.
#[test]
fn there_are_only_two_booths() {
    let (studio, singing) = (studio(2), Arc::new(AtomicUsize::new(0)));
    let singers = ["Ada", "Bob", "Cem"].map(|name| {
        let (studio, singing) = (Arc::clone(&studio), Arc::clone(&singing));
        spawn(name, move || -> usize {
            studio.record(|| {
                let now = singing.fetch_add(1, Ordering::SeqCst) + 1;
                singing.fetch_sub(1, Ordering::SeqCst);
                now
            })
        })
    });
    let most: [usize; 3] = singers.map(|singer| singer.join().expect("a singer panicked"));
    assert!(
        most.iter().all(|now| *now <= 2),
        "there are two booths, and three singers sang at once"
    );
}

/// Two singers sing in the one booth of `studio`, each of them as often.
fn sing_alone(studio: &Arc<Studio>, songs: usize) {
    let singing = Arc::new(AtomicUsize::new(0));
    let singers = ["Ada", "Bob"].map(|name| {
        let (studio, singing) = (Arc::clone(studio), Arc::clone(&singing));
        spawn(name, move || {
            for _ in 0..songs {
                let before: usize = studio.record(|| {
                    let before = singing.fetch_add(1, Ordering::SeqCst);
                    singing.fetch_sub(1, Ordering::SeqCst);
                    before
                });
                assert!(
                    before == 0,
                    "there is one booth, and two singers sang at once"
                );
            }
        })
    });
    for singer in singers {
        if singer.join().is_err() {
            panic!("there is one booth, and two singers sang at once");
        }
    }
}

/// One booth, two singers, and each of them sings twice.
#[test]
fn one_booth_is_for_one() {
    sing_alone(&studio(1), 2);
}

/// A destructor sings while a panic from elsewhere is on its way. This song ends well: the booth is
/// free once more, and not twice.
#[test]
fn a_panic_from_elsewhere_changes_nothing() {
    struct Swansong<'a>(&'a Studio);
    impl Drop for Swansong<'_> {
        fn drop(&mut self) {
            let () = self.0.record(|| ());
        }
    }
    let studio = studio(1);
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let _swansong = Swansong(&studio);
        panic!("this panic comes from elsewhere, as it should");
    }));
    assert!(panicked.is_err(), "the panic has disappeared");
    sing_alone(&studio, 1);
}

/// Each of the two stays in the booth until the other one sings as well.
#[test]
fn two_booths_are_for_two() {
    let studio = studio(2);
    let sing = || together(2, "two booths, and two singers never sang at the same time");
    let ada = spawn("Ada", {
        let studio = Arc::clone(&studio);
        move || studio.record(sing)
    });
    let () = studio.record(sing);
    ada.join().expect("Ada panicked");
}

/// Two booths, and Ada stays in one of them: all others can sing in the other one meanwhile.
#[test]
fn any_free_booth_will_do() {
    let (studio, (door, opens)) = (studio(2), channel::<()>());
    let ada = spawn("Ada", {
        let studio = Arc::clone(&studio);
        move || studio.record(|| drop(opens.recv()))
    });
    for song in [1, 2, 3] {
        let sung: u32 = studio.record(|| song);
        assert!(sung == song, "{song} was sung, and record returned {sung}");
    }
    drop(door);
    ada.join().expect("Ada panicked");
}

/// Both booths become free while two singers wait: both are told, in whatever order all that happens.
#[test]
fn who_waits_is_told_of_each_booth() {
    let (studio, (door, opens)) = (studio(2), channel::<()>());
    let ada = spawn("Ada", {
        let studio = Arc::clone(&studio);
        move || studio.record(|| drop(opens.recv()))
    });
    asleep("Ada", "a booth was free, and Ada did not go in");
    let next: [JoinHandle<()>; 2] = studio.record(|| {
        let next = ["Cem", "Dee"].map(|name| {
            let studio = Arc::clone(&studio);
            let singer = spawn(name, move || studio.record(|| ()));
            asleep(name, "all booths were taken, and a singer did not sleep");
            singer
        });
        drop(door);
        next
    });
    for singer in next {
        singer.join().expect("a singer panicked");
    }
    ada.join().expect("Ada panicked");
}

/// The singer's own thread sings, once, and what is sung may be anything.
#[test]
fn anything_may_be_sung() {
    let studio = studio(1);
    let song = Rc::new(String::from("song"));
    let copy = Rc::clone(&song);
    let recorded: Rc<String> = studio.record(move || copy);
    assert!(
        Rc::ptr_eq(&song, &recorded),
        "record returned something else than what was sung"
    );
}

/// Both booths are taken. Whoever comes then sleeps, for as long as nobody comes out; and those of
/// another studio are none of these.
#[cfg(not(interleave))]
#[test]
fn who_finds_no_booth_sleeps() {
    let (studio, other) = (studio(2), studio(1));
    let doors = ["Ada", "Bob"].map(|name| {
        let (studio, (door, opens)) = (Arc::clone(&studio), channel::<()>());
        let singer = spawn(name, move || studio.record(|| drop(opens.recv())));
        asleep(name, "a booth was free, and a singer did not go in");
        (door, singer)
    });
    let next = ["Cem", "Dee"].map(|name| {
        let studio = Arc::clone(&studio);
        let singer = spawn(name, move || -> u32 { studio.record(|| 1) });
        asleep(name, "all booths were taken, and a singer did not sleep");
        singer
    });
    let elsewhere: u32 = other.record(|| 2);
    assert!(
        elsewhere == 2,
        "2 was sung, and record returned {elsewhere}"
    );
    for (door, singer) in doors {
        drop(door); // the song is over
        singer.join().expect("a singer panicked");
    }
    let sung: [u32; 2] = next.map(|singer| singer.join().expect("a singer panicked"));
    assert!(
        sung == [1, 1],
        "1 was sung twice, and record returned {sung:?}"
    );
}
