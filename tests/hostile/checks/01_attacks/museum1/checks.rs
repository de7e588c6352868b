//! Verifies that what two doors do at the same time ends as if one had done it after the other,
//! that whoever looks finds numbers that belong together, and that a door sleeps while it waits.

use super::{Museum, enter, leave};
#[cfg(not(interleave))]
use ::harness::asleep;
use ::harness::spawn;
#[cfg(interleave)]
use ::harness::together;
use std::sync::{Arc, Mutex};

fn museum(inside: u32, most: u32) -> Arc<Mutex<Museum>> {
    let (inside, most): (u32, u32) = (inside, most);
    Arc::new(Mutex::new(Museum { inside, most }))
}

fn numbers(museum: &Mutex<Museum>) -> (u32, u32) {
    let museum = museum.lock().unwrap();
    let (inside, most): (u32, u32) = (museum.inside, museum.most);
    (inside, most)
}

/// One door alone: each number is what it should be, and the record stays when groups go out, and
/// when fewer come in. Another museum has numbers of its own.
#[test]
fn one_door_counts() {
    let museum = museum(0, 0);
    let said: [u32; 5] = [
        enter(&museum, 4),
        leave(&museum, 1),
        enter(&museum, 2),
        leave(&museum, 5),
        enter(&museum, 3),
    ];
    assert!(
        said == [4, 3, 5, 0, 3],
        "4 came, 1 went, 2 came, 5 went, 3 came: that makes 4, 3, 5, 0 and 3, and the door said \
         {said:?}"
    );
    let (inside, most) = numbers(&museum);
    assert!(
        (inside, most) == (3, 5),
        "3 are inside, and there were 5 at most; the museum says {inside} and {most}"
    );
    let other = self::museum(0, 0);
    let said: u32 = enter(&other, 1);
    let (inside, most) = numbers(&other);
    assert!(
        (said, inside, most) == (1, 1, 1),
        "in another museum 1 came in, the first one. Its door said {said}, and it says {inside} \
         inside, and {most} at most"
    );
}

/// Two groups come in at once. One of them is first, whichever it is.
#[test]
fn two_groups_come_in_by_two_doors() {
    let museum = museum(0, 0);
    let north = spawn("north", {
        let museum = Arc::clone(&museum);
        move || -> u32 { enter(&museum, 2) }
    });
    let south: u32 = enter(&museum, 3);
    let north: u32 = north.join().expect("the north door panicked");
    let (inside, most) = numbers(&museum);
    assert!(
        [(2, 5), (5, 3)].contains(&(north, south)) && (inside, most) == (5, 5),
        "2 came in, and 3: the doors should say 2 and 5, or 5 and 3, and then 5 are inside. \
         They said {north} and {south}, and the museum says {inside}, and {most} at most"
    );
}

/// One group comes in while another one goes out.
#[test]
fn a_group_comes_in_while_another_goes_out() {
    let museum = museum(5, 5);
    let north = spawn("north", {
        let museum = Arc::clone(&museum);
        move || -> u32 { enter(&museum, 3) }
    });
    let south: u32 = leave(&museum, 2);
    let north: u32 = north.join().expect("the north door panicked");
    let (inside, most) = numbers(&museum);
    assert!(
        [(8, 6, 6, 8), (6, 3, 6, 6)].contains(&(north, south, inside, most)),
        "of 5 visitors 2 went out while 3 came in. In one order there were 8 at most, in the other \
         one 6. The doors said {north} (in) and {south} (out), and the museum says {inside}, and \
         {most} at most"
    );
}

/// Two groups go out at once.
#[test]
fn two_groups_go_out_by_two_doors() {
    let museum = museum(5, 9);
    let north = spawn("north", {
        let museum = Arc::clone(&museum);
        move || -> u32 { leave(&museum, 2) }
    });
    let south: u32 = leave(&museum, 3);
    let north: u32 = north.join().expect("the north door panicked");
    let (inside, most) = numbers(&museum);
    assert!(
        [(3, 0), (0, 2)].contains(&(north, south)) && (inside, most) == (0, 9),
        "of 5 visitors 2 went out, and 3: the doors should say 3 and 0, or 0 and 2. They said \
         {north} and {south}, and the museum says {inside}, and {most} at most"
    );
}

/// Somebody looks while a group comes in: before it, or after it, but not in the middle.
#[test]
fn whoever_looks_finds_numbers_that_fit() {
    let museum = museum(1, 1);
    let north = spawn("north", {
        let museum = Arc::clone(&museum);
        move || {
            let _: u32 = enter(&museum, 4);
        }
    });
    let (inside, most) = numbers(&museum);
    north.join().expect("the north door panicked");
    assert!(
        [(1, 1), (5, 5)].contains(&(inside, most)),
        "4 came in where 1 was. Somebody who looked meanwhile found {inside} inside, \
         and {most} at most"
    );
}

/// While somebody looks at the numbers of one museum, groups come and go in another one.
#[cfg(interleave)]
#[test]
fn one_museum_does_not_wait_for_another() {
    let sentence = "the doors of a museum waited until another museum was free";
    let (museum, other) = (museum(5, 5), self::museum(5, 5));
    let looks = museum.lock().unwrap();
    let north = spawn("north", {
        let museum = Arc::clone(&museum);
        move || -> u32 { leave(&museum, enter(&museum, 3)) }
    });
    let elsewhere = spawn("elsewhere", {
        let other = Arc::clone(&other);
        move || -> [u32; 2] {
            let said: [u32; 2] = [enter(&other, 3), leave(&other, 2)];
            together(2, sentence);
            said
        }
    });
    together(2, sentence);
    drop(looks);
    let north: u32 = north.join().expect("the north door panicked");
    let elsewhere: [u32; 2] = elsewhere.join().expect("the door elsewhere panicked");
    assert!(
        north == 0 && elsewhere == [8, 6],
        "3 came to 5, and all 8 left: the door said {north}. In the other museum 3 came to 5, and \
         2 left: its door said {elsewhere:?}"
    );
}

/// While somebody looks at the numbers, the doors sleep.
#[cfg(not(interleave))]
#[test]
fn a_door_sleeps_until_its_museum_is_free() {
    let museum = museum(5, 5);
    let looks = museum.lock().unwrap();
    let north = spawn("north", {
        let museum = Arc::clone(&museum);
        move || -> u32 { enter(&museum, 3) }
    });
    asleep(
        "north",
        "a group came in while the museum was locked, or its door did not sleep",
    );
    let south = spawn("south", {
        let museum = Arc::clone(&museum);
        move || -> u32 { leave(&museum, 2) }
    });
    asleep(
        "south",
        "a group went out while the museum was locked, or its door did not sleep",
    );
    drop(looks);
    let _: u32 = north.join().expect("the north door panicked");
    let _: u32 = south.join().expect("the south door panicked");
    let (inside, _) = numbers(&museum);
    assert!(
        inside == 6,
        "3 came to 5, and 2 left, and the museum says {inside}"
    );
}
