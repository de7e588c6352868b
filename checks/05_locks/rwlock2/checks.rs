//! Verifies that the service is asked once for each place, whoever comes when, that everybody gets
//! the right answer, and that those who ask for known places do not wait for each other.

use super::Atlas;
#[cfg(not(interleave))]
use ::harness::asleep;
use ::harness::{spawn, together};
use std::collections::HashMap;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, RwLock};
use std::thread::JoinHandle;

/// The map service, which notes what it was asked for.
type Service = Arc<Mutex<Vec<String>>>;

fn service() -> Service {
    let bill = Mutex::new(Vec::new());
    Arc::new(bill)
}

fn atlas(known: &[&str]) -> Arc<Atlas> {
    let atlas: Atlas = Atlas::new();
    for place in known {
        let _: (i32, i32) = atlas.find(place, right);
    }
    Arc::new(atlas)
}

/// Where the places of these checks are.
fn right(place: &str) -> (i32, i32) {
    (place.len() as i32, -7)
}

fn find(atlas: &Atlas, service: &Service, place: &str) -> (i32, i32) {
    atlas.find(place, |asked: &str| {
        service.lock().unwrap().push(asked.to_owned());
        right(asked)
    })
}

fn drives(atlas: &Arc<Atlas>, service: &Service, place: &'static str) -> JoinHandle<(i32, i32)> {
    let (atlas, service) = (Arc::clone(atlas), Arc::clone(service));
    spawn("other", move || -> (i32, i32) {
        find(&atlas, &service, place)
    })
}

/// What the service was asked for, sorted.
fn bill(service: &Service) -> Vec<String> {
    let mut asked: Vec<String> = service.lock().unwrap().clone();
    asked.sort();
    asked
}

/// Two drivers ask for the same new place at once.
#[test]
fn two_drivers_ask_for_one_place() {
    let (atlas, service) = (atlas(&[]), service());
    let other = drives(&atlas, &service, "Xanten");
    let mine = find(&atlas, &service, "Xanten");
    let theirs: (i32, i32) = other.join().expect("the other driver panicked");
    let asked = bill(&service);
    assert!(
        asked == ["Xanten"] && [mine, theirs] == [right("Xanten"); 2],
        "two drivers asked for Xanten at once. The service was asked for {asked:?}, and they were \
         sent to {mine:?} and {theirs:?}"
    );
}

/// One driver alone: the first time the service is asked, later the atlas knows.
#[test]
fn one_driver_asks_twice() {
    let (atlas, service) = (atlas(&[]), service());
    let found = ["Xanten", "Ulm", "Xanten", "Ulm"]
        .map(|place| find(&atlas, &service, place) == right(place));
    let asked = bill(&service);
    assert!(
        found == [true; 4] && asked == ["Ulm", "Xanten"],
        "a driver asked for Xanten, Ulm, Xanten and Ulm. Was the answer right? {found:?}. The \
         service was asked for {asked:?}"
    );
}

/// The answers are kept in `places`, and what stands there is known.
#[test]
fn the_atlas_is_what_everybody_reads() {
    let (atlas, service) = (atlas(&["Ulm"]), service());
    let kept: Option<(i32, i32)> = atlas.places.read().unwrap().get("Ulm").copied();
    let places: &RwLock<HashMap<String, (i32, i32)>> = &atlas.places;
    places.write().unwrap().insert("Xanten".to_owned(), (3, 58));
    let xanten = find(&atlas, &service, "Xanten");
    let asked = bill(&service);
    assert!(
        kept == Some(right("Ulm")),
        "the service was asked for Ulm, and in `places` there is {kept:?} for it"
    );
    assert!(
        asked.is_empty() && xanten == (3, 58),
        "somebody wrote Xanten into `places`, at (3, 58). Then a driver asked for it, and was sent \
         to {xanten:?}; the service was asked for {asked:?}"
    );
}

/// Two drivers ask for different new places at once. Later the atlas knows both.
#[test]
fn two_drivers_ask_for_two_places() {
    let (atlas, service) = (atlas(&[]), service());
    let other = drives(&atlas, &service, "Ulm");
    let mine = find(&atlas, &service, "Xanten");
    let theirs: (i32, i32) = other.join().expect("the other driver panicked");
    let later = [
        find(&atlas, &service, "Xanten"),
        find(&atlas, &service, "Ulm"),
    ];
    let asked = bill(&service);
    assert!(
        asked == ["Ulm", "Xanten"] && [mine, theirs] == later,
        "one driver asked for Xanten and one for Ulm, at once, and somebody later for both. The \
         service was asked for {asked:?}"
    );
    assert!(
        later == [right("Xanten"), right("Ulm")],
        "Xanten is at {:?} and Ulm at {:?}, and drivers were sent to {later:?}",
        right("Xanten"),
        right("Ulm")
    );
}

/// One driver asks for a known place, while another one asks for a new place.
#[test]
fn a_known_place_and_a_new_one() {
    let (atlas, service) = (atlas(&["Ulm"]), service());
    let other = drives(&atlas, &service, "Xanten");
    let mine = find(&atlas, &service, "Ulm");
    let theirs: (i32, i32) = other.join().expect("the other driver panicked");
    let asked = bill(&service);
    assert!(
        asked == ["Xanten"] && (mine, theirs) == (right("Ulm"), right("Xanten")),
        "Ulm was known, and Xanten new. The service was asked for {asked:?}; the drivers were sent \
         to {mine:?} and {theirs:?}"
    );
}

/// Three drivers, one new place.
#[test]
fn three_drivers_ask_for_one_place() {
    let (atlas, service) = (atlas(&[]), service());
    let others = [(); 2].map(|()| drives(&atlas, &service, "Xanten"));
    let mine = find(&atlas, &service, "Xanten");
    let theirs: [(i32, i32); 2] = others.map(|other| other.join().expect("a driver panicked"));
    let asked = bill(&service);
    assert!(
        asked == ["Xanten"] && [mine, theirs[0], theirs[1]] == [right("Xanten"); 3],
        "three drivers asked for Xanten at once. The service was asked for {asked:?}, and they \
         were sent to {mine:?}, {:?} and {:?}",
        theirs[0],
        theirs[1]
    );
}

/// Somebody reads in the atlas, and stays at it until a driver has found a known place.
#[test]
fn those_who_read_do_not_wait_for_each_other() {
    let (atlas, service) = (atlas(&["Ulm"]), service());
    let reads = atlas.places.read().unwrap();
    let driver = spawn("driver", {
        let atlas = Arc::clone(&atlas);
        move || -> (i32, i32) {
            let position = find(&atlas, &service, "Ulm");
            together(
                2,
                "a driver who asked for a known place waited until nobody else was reading",
            );
            position
        }
    });
    together(
        2,
        "a driver who asked for a known place waited until nobody else was reading",
    );
    drop(reads);
    let position: (i32, i32) = driver.join().expect("the driver panicked");
    assert!(
        position == right("Ulm"),
        "Ulm is at {:?}, and the driver was sent to {position:?}",
        right("Ulm")
    );
}

/// One driver asks the service, and it takes its time. Another one who wants to know the same
/// sleeps until the answer is there.
#[cfg(not(interleave))]
#[test]
fn who_asks_for_the_same_place_sleeps() {
    let (atlas, service) = (atlas(&[]), service());
    let (says_asking, asking): (Sender<()>, _) = channel();
    let (answers, answered): (Sender<()>, _) = channel();
    let first = spawn("first", {
        let atlas = Arc::clone(&atlas);
        move || -> (i32, i32) {
            atlas.find("Xanten", |place: &str| {
                says_asking.send(()).unwrap();
                let _ = answered.recv();
                right(place)
            })
        }
    });
    asking.recv().expect("nobody asked the service");
    let other = drives(&atlas, &service, "Xanten");
    asleep(
        "other",
        "the service was being asked for a place, and another driver did not sleep until then",
    );
    drop(answers);
    let positions: [(i32, i32); 2] = [
        first.join().expect("the first driver panicked"),
        other.join().expect("the other driver panicked"),
    ];
    let asked = bill(&service);
    assert!(
        asked.is_empty() && positions == [right("Xanten"); 2],
        "one driver was asking for Xanten, and another one waited for the answer. They were sent \
         to {positions:?}, and the service was asked again for {asked:?}"
    );
}

/// Somebody writes in the atlas. A driver who asks for a known place sleeps until that is over, or
/// need not wait: then it sleeps here, afterwards.
#[cfg(not(interleave))]
#[test]
fn who_waits_for_the_atlas_sleeps() {
    let (atlas, service) = (atlas(&["Ulm"]), service());
    let (says_end, end) = channel::<()>();
    let writes = atlas.places.write().unwrap();
    let driver = spawn("driver", {
        let (atlas, service) = (Arc::clone(&atlas), Arc::clone(&service));
        move || -> (i32, i32) {
            let position = find(&atlas, &service, "Ulm");
            let _ = end.recv();
            position
        }
    });
    asleep(
        "driver",
        "somebody was writing in the atlas, and a driver did not sleep until that was over",
    );
    drop(writes);
    drop(says_end);
    let position: (i32, i32) = driver.join().expect("the driver panicked");
    let asked = bill(&service);
    assert!(
        asked.is_empty() && position == right("Ulm"),
        "Ulm was known, and somebody was writing in the atlas. The driver was sent to \
         {position:?}, and the service was asked for {asked:?}"
    );
}
