//! Verifies that two counters never give away one place twice, put one name on the list twice, or
//! turn somebody away who has a right to a place.

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
    let course: Course = Course::new(3);
    let said: [bool; 5] = ["Eve", "Ada", "Eve", "Bob", "Zoe"].map(|name| course.sign_up(name));
    assert!(
        said == [true, true, false, true, false],
        "with three places: Eve yes, Ada yes, Eve again no, Bob yes, Zoe no; the answers were \
         {said:?}"
    );
    let other: Course = Course::new(1);
    let elsewhere: [bool; 2] = [other.sign_up("Bob"), other.sign_up("Ada")];
    assert!(
        elsewhere == [true, false],
        "another course had one place, for Bob and not for Ada; the answers were {elsewhere:?}"
    );
    let names = list(&course);
    assert!(
        names == ["Eve", "Ada", "Bob"],
        "Eve came first, then Ada, then Bob, and the list says {names:?}"
    );
    let nowhere: bool = Course::new(0).sign_up("Ada");
    assert!(!nowhere, "Ada got a place in a course that has no places");
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

/// One place. Ada asks for it at the left counter, and at the right one, where Bob comes after her:
/// if she is told no there, it is hers already, and not for Bob.
#[test]
fn nobody_is_turned_away_for_a_name_that_is_not_on_the_list() {
    let course: Arc<Course> = Arc::new(Course::new(1));
    let left = signs_up(&course, "left", "Ada");
    let right: bool = course.sign_up("Ada");
    let bob: bool = course.sign_up("Bob");
    let left: bool = left.join().expect("the left counter panicked");
    let names = list(&course);
    assert!(
        !bob && left != right && names == ["Ada"],
        "there was one place, and Ada asked for it at both counters before Bob did: one of them \
         gives it to her. The left one said {left}, the right one {right}, and then {bob} to Bob. \
         The list: {names:?}"
    );
}
