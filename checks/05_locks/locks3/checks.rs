//! Verifies that two counters never give away one place twice, put one name on the list twice, or
//! turn somebody away who has a right to a place; and that a name is cancelled once.

use super::Course;
use ::harness::spawn;
use std::sync::Arc;
use std::thread::JoinHandle;

fn signs_up(course: &Arc<Course>, counter: &str, name: &'static str) -> JoinHandle<bool> {
    let course = Arc::clone(course);
    spawn(counter, move || -> bool { course.sign_up(name) })
}

fn list(course: &Course) -> Vec<String> {
    let names: Vec<String> = course.names();
    names
}

/// One counter alone, and one thing after the other.
#[test]
fn one_counter_keeps_the_list() {
    let course: Course = Course::new(2);
    let said: [bool; 8] = [
        course.sign_up("Ada"),
        course.sign_up("Ada"),
        course.sign_up("Bob"),
        course.sign_up("Eve"),
        course.cancel("Ada"),
        course.cancel("Ada"),
        course.sign_up("Eve"),
        course.sign_up("Bob"),
    ];
    assert!(
        said == [true, false, true, false, true, false, true, false],
        "with two places: Ada yes, Ada again no, Bob yes, Eve no, Ada cancels yes, and again no, \
         Eve yes, Bob again no; the answers were {said:?}"
    );
    let names = list(&course);
    assert!(
        names == ["Bob", "Eve"],
        "Bob and Eve have the two places, in this order, and the list says {names:?}"
    );
}

/// One place, and two people ask for it at once: one of them gets it.
#[test]
fn two_people_want_the_last_place() {
    let course: Arc<Course> = Arc::new(Course::new(1));
    let left = signs_up(&course, "left", "Ada");
    let bob: bool = course.sign_up("Bob");
    let ada: bool = left.join().expect("the left counter panicked");
    let names = list(&course);
    assert!(
        [(true, false), (false, true)].contains(&(ada, bob)),
        "there was one place: was it given to Ada? {ada}. And to Bob? {bob}. The list: {names:?}"
    );
    assert!(
        names == [if ada { "Ada" } else { "Bob" }],
        "was the place given to Ada? {ada}. To Bob? {bob}. But the list says {names:?}"
    );
}

/// Ada is in a hurry and asks at both counters. There would be room for two.
#[test]
fn one_person_asks_at_two_counters() {
    let course: Arc<Course> = Arc::new(Course::new(3));
    let left = signs_up(&course, "left", "Ada");
    let right: bool = course.sign_up("Ada");
    let left: bool = left.join().expect("the left counter panicked");
    let names = list(&course);
    assert!(
        names == ["Ada"],
        "Ada signed up at two counters at once, and the list says {names:?}"
    );
    assert!(
        left != right,
        "one counter put Ada on the list, and one did not. They said {left} and {right}"
    );
}

/// Somebody reads the list while Bob is told that there is no place. His name is never on it.
#[test]
fn whoever_looks_finds_no_more_names_than_places() {
    let course: Arc<Course> = Arc::new(Course::new(1));
    let _: bool = course.sign_up("Ada");
    let left = signs_up(&course, "left", "Bob");
    let names = list(&course);
    let bob: bool = left.join().expect("the left counter panicked");
    assert!(
        !bob && names == ["Ada"],
        "Ada had the only place when Bob asked for it: {bob}. \
         Somebody who looked meanwhile found {names:?} on the list"
    );
}

/// One place is left. Ada, who has one, asks again: that must not cost Bob his.
#[test]
fn nobody_is_turned_away_while_there_is_a_place() {
    let course: Arc<Course> = Arc::new(Course::new(2));
    let _: bool = course.sign_up("Ada");
    let left = signs_up(&course, "left", "Ada");
    let bob: bool = course.sign_up("Bob");
    let again: bool = left.join().expect("the left counter panicked");
    let names = list(&course);
    assert!(
        bob && !again && names == ["Ada", "Bob"],
        "one of two places was free. Bob asked for it: {bob}. Ada, who had the other one, asked \
         again: {again}. The list: {names:?}"
    );
}

/// Three people, two places: two get one, and the list has those two.
#[test]
fn three_people_want_two_places() {
    let course: Arc<Course> = Arc::new(Course::new(2));
    let left = signs_up(&course, "left", "Ada");
    let right = signs_up(&course, "right", "Bob");
    let eve: bool = course.sign_up("Eve");
    let ada: bool = left.join().expect("the left counter panicked");
    let bob: bool = right.join().expect("the right counter panicked");
    let mut names = list(&course);
    names.sort();
    let said: Vec<&str> = [("Ada", ada), ("Bob", bob), ("Eve", eve)]
        .into_iter()
        .filter_map(|(name, yes)| yes.then_some(name))
        .collect();
    assert!(
        said.len() == 2 && names == said,
        "there were two places for Ada, Bob and Eve. Those who were told yes: {said:?}. \
         Those on the list: {names:?}"
    );
}

/// Somebody cancels the last place just when another one asks for it.
#[test]
fn a_place_becomes_free() {
    let course: Arc<Course> = Arc::new(Course::new(1));
    let _: bool = course.sign_up("Ada");
    let left = signs_up(&course, "left", "Bob");
    let cancelled: bool = course.cancel("Ada");
    let bob: bool = left.join().expect("the left counter panicked");
    let names = list(&course);
    assert!(
        cancelled && names == if bob { vec!["Bob"] } else { vec![] },
        "Ada had the only place and cancelled: {cancelled}. Bob asked for it: {bob}. \
         The list: {names:?}"
    );
    let later: bool = course.sign_up("Eve");
    assert!(
        later != bob,
        "after Ada had cancelled there was one place. Bob asked first: {bob}. Then Eve: {later}"
    );
}

/// Ada cancels at two counters at once. One of them has taken her off the list.
#[test]
fn a_name_is_cancelled_once() {
    let course: Arc<Course> = Arc::new(Course::new(2));
    let _: bool = course.sign_up("Ada");
    let left = spawn("left", {
        let course = Arc::clone(&course);
        move || -> bool { course.cancel("Ada") }
    });
    let right: bool = course.cancel("Ada");
    let left: bool = left.join().expect("the left counter panicked");
    let names = list(&course);
    assert!(
        left != right && names.is_empty(),
        "Ada cancelled at two counters at once: one took her off the list, and one did not find \
         her. They said {left} and {right}, and the list says {names:?}"
    );
}
