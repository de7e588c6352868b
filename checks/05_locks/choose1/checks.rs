//! Verifies that announcers read the programme together, that no call is lost, that song and minute
//! are always of the same song, and that nobody who has a wish waits until it is announced.

use super::{Calls, OnAir, Programme, Wishes};
#[cfg(not(interleave))]
use ::harness::identify;
use ::harness::{asleep, spawn, together};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

fn programme(shows: &[&str]) -> Arc<Programme> {
    let programme: Programme = Programme::default();
    programme.change(|all: &mut Vec<String>| all.extend(shows.iter().map(|show| show.to_string())));
    Arc::new(programme)
}

fn shows(programme: &Programme) -> Vec<String> {
    programme.read(|shows: &[String]| shows.to_vec())
}

/// Song 17 is on air, since minute 1.
fn on_air() -> OnAir {
    let on_air: OnAir = OnAir::default();
    on_air.play(17, 1);
    on_air
}

/// What was announced, in its order, and wishes that are announced there.
fn wishes() -> (Arc<Mutex<Vec<String>>>, Wishes) {
    let announced = Mutex::new(Vec::new());
    let announced: Arc<Mutex<Vec<String>>> = Arc::new(announced);
    let wishes: Wishes = Wishes::new({
        let announced = Arc::clone(&announced);
        move |wish: String| announced.lock().unwrap().push(wish)
    });
    (announced, wishes)
}

/// Programme: two announcers read, and each of them stays until both do.
#[test]
fn announcers_read_together() {
    let programme = programme(&["news"]);
    let other = spawn("announcer", {
        let programme = Arc::clone(&programme);
        move || {
            programme.read(|_: &[String]| {
                together(2, "two announcers never read the programme together");
            });
        }
    });
    programme.read(|_: &[String]| together(2, "two announcers never read the programme together"));
    other.join().expect("an announcer panicked");
}

/// Programme: two change it at once, and somebody reads. Nothing is lost, or read by halves.
#[test]
fn the_programme_changes_as_a_whole() {
    let programme = programme(&["news"]);
    let other = spawn("other", {
        let programme = Arc::clone(&programme);
        move || {
            programme.change(|shows: &mut Vec<String>| {
                shows.push(String::from("quiz"));
                shows.push(String::from("quiz again"));
            });
        }
    });
    programme.change(|shows: &mut Vec<String>| shows.push(String::from("wishes")));
    let read = shows(&programme);
    other
        .join()
        .expect("somebody who changed the programme panicked");
    let mut after = shows(&programme);
    after.sort();
    assert!(
        after == ["news", "quiz", "quiz again", "wishes"],
        "there were news; one added the quiz, twice, and at the same time another one the wishes. \
         That makes {after:?}"
    );
    assert!(
        [2, 4].contains(&read.len()),
        "somebody read the programme, to which the quiz is added twice in one change: {read:?}"
    );
}

/// Programme: while somebody reads, nothing changes under their eyes; afterwards all is there.
#[test]
fn nothing_changes_under_the_eyes_of_who_reads() {
    let programme = programme(&["news"]);
    let other = spawn("other", {
        let programme = Arc::clone(&programme);
        move || programme.change(|shows: &mut Vec<String>| shows[0] = String::from("quiz"))
    });
    let lock = Mutex::new(());
    let same: bool = programme.read(|shows: &[String]| {
        let before = shows[0].clone();
        drop(lock.lock().unwrap()); // a moment in which the other one could come in
        shows[0] == before
    });
    other
        .join()
        .expect("somebody who changed the programme panicked");
    let after = shows(&programme);
    assert!(
        same && after == ["quiz"],
        "was the programme the same as long as somebody read it? {same}. Then it was changed to \
         the quiz, and is {after:?}"
    );
}

/// Programme: somebody reads, and two want to change it. Each does, or sleeps until it may: whoever
/// has changed it sleeps here afterwards, and so nobody is awake.
#[test]
fn who_has_to_wait_to_change_the_programme_sleeps() {
    let programme = programme(&["news"]);
    let (says_done, done) = channel::<()>();
    let (says_reading, reading) = channel::<()>();
    let announcer = spawn("announcer", {
        let programme = Arc::clone(&programme);
        move || {
            programme.read(|_: &[String]| {
                says_reading.send(()).unwrap();
                let _ = done.recv();
            });
        }
    });
    reading.recv().expect("the announcer panicked");
    let changes = ["quiz", "wishes"].map(|show| {
        let programme = Arc::clone(&programme);
        let (says_end, end) = channel::<()>();
        let change = spawn(show, move || {
            programme.change(|shows: &mut Vec<String>| shows.push(String::from(show)));
            let _ = end.recv();
        });
        (change, says_end)
    });
    for show in ["quiz", "wishes"] {
        asleep(
            show,
            "somebody read the programme, and of two who wanted to change it one neither did nor \
             slept until that was over",
        );
    }
    drop(says_done);
    announcer.join().expect("the announcer panicked");
    for (change, says_end) in changes {
        drop(says_end);
        change
            .join()
            .expect("somebody who changed the programme panicked");
    }
    let mut after = shows(&programme);
    after.sort();
    assert!(
        after == ["news", "quiz", "wishes"],
        "there were news; while somebody read, the quiz and the wishes were to be added. Afterwards \
         there is {after:?}"
    );
}

/// Programme: somebody changes it, and two want to read. Each does, or sleeps until it may.
#[test]
fn who_has_to_wait_to_read_the_programme_sleeps() {
    let programme = programme(&["news"]);
    let (says_done, done) = channel::<()>();
    let (says_changing, changing) = channel::<()>();
    let change = spawn("change", {
        let programme = Arc::clone(&programme);
        move || {
            programme.change(|shows: &mut Vec<String>| {
                says_changing.send(()).unwrap();
                let _ = done.recv();
                shows[0] = String::from("quiz");
            });
        }
    });
    changing
        .recv()
        .expect("somebody who changed the programme panicked");
    let announcers = ["Kim", "Lou"].map(|name| {
        let programme = Arc::clone(&programme);
        let (says_end, end) = channel::<()>();
        let announcer = spawn(name, move || {
            let read = shows(&programme);
            let _ = end.recv();
            read
        });
        (announcer, says_end)
    });
    for name in ["Kim", "Lou"] {
        asleep(
            name,
            "the programme was being changed, and of two who wanted to read it one neither did nor \
             slept until that was over",
        );
    }
    drop(says_done);
    change
        .join()
        .expect("somebody who changed the programme panicked");
    for (announcer, says_end) in announcers {
        drop(says_end);
        let read: Vec<String> = announcer.join().expect("an announcer panicked");
        assert!(
            read == ["news"] || read == ["quiz"],
            "the news became the quiz while somebody read {read:?}"
        );
    }
}

/// Calls: two at once are two.
#[test]
fn no_call_is_lost() {
    let calls: Arc<Calls> = Arc::new(Calls::default());
    let other = spawn("line 2", {
        let calls = Arc::clone(&calls);
        move || {
            calls.count();
            calls.count();
        }
    });
    calls.count();
    let meanwhile: u64 = calls.total();
    other.join().expect("a line panicked");
    let total: u64 = calls.total();
    assert!(
        total == 3 && (1..=3).contains(&meanwhile),
        "two calls came on one line, and one on another. Somebody who asked meanwhile heard of \
         {meanwhile}, and in the end {total} were counted"
    );
}

/// OnAir: somebody asks while the next song begins.
#[test]
fn song_and_minute_belong_together() {
    let on_air: Arc<OnAir> = Arc::new(on_air());
    let other = spawn("studio", {
        let on_air = Arc::clone(&on_air);
        move || on_air.play(4, 3)
    });
    let now: (u64, u64) = on_air.now();
    other.join().expect("the studio panicked");
    let after: (u64, u64) = on_air.now();
    assert!(
        [(17, 1), (4, 3)].contains(&now) && after == (4, 3),
        "song 17 was on air since minute 1, and then song 4 since minute 3. Somebody who asked \
         just then heard {now:?}, and afterwards {after:?}"
    );
}

/// OnAir: two studios put on a song at once. One of them is last, whichever it is.
#[test]
fn two_studios_put_on_a_song() {
    let on_air: Arc<OnAir> = Arc::new(on_air());
    let other = spawn("studio", {
        let on_air = Arc::clone(&on_air);
        move || on_air.play(4, 3)
    });
    on_air.play(9, 5);
    other.join().expect("the studio panicked");
    let after: (u64, u64) = on_air.now();
    assert!(
        [(4, 3), (9, 5)].contains(&after),
        "song 4 in minute 3 and song 9 in minute 5 were put on at once, and now it is song {} \
         since minute {}",
        after.0,
        after.1
    );
}

/// Wishes: a listener sends two and hangs up, while the first one is being announced.
#[test]
fn a_listener_does_not_wait_for_the_announcer() {
    let wishes: Wishes = Wishes::new(|wish: String| {
        if wish == "a waltz" {
            together(2, "a listener had to wait until a wish was announced");
        }
    });
    let listener = spawn("listener", move || {
        wishes.send(String::from("a waltz"));
        wishes.send(String::from("a tango"));
        together(2, "a listener had to wait until a wish was announced");
        wishes
    });
    let wishes: Wishes = listener.join().expect("the listener panicked");
    wishes.close();
}

/// Wishes: all of them are announced in their order, and close returns after that.
#[test]
fn every_wish_is_announced_before_the_station_closes() {
    let (announced, wishes) = wishes();
    for wish in ["a waltz", "a tango", "a polka"] {
        wishes.send(String::from(wish));
    }
    wishes.close();
    let announced: Vec<String> = announced.lock().unwrap().clone();
    assert!(
        announced == ["a waltz", "a tango", "a polka"],
        "a listener wished for a waltz, a tango and a polka, one after the other. When the station \
         had closed, this had been announced: {announced:?}"
    );
}

/// Wishes: two listeners at once, and nothing is lost.
#[test]
fn two_listeners_have_a_wish() {
    let (announced, wishes) = wishes();
    let wishes = Arc::new(wishes);
    let other = spawn("listener", {
        let wishes = Arc::clone(&wishes);
        move || wishes.send(String::from("a tango"))
    });
    wishes.send(String::from("a waltz"));
    other.join().expect("a listener panicked");
    Arc::into_inner(wishes)
        .expect("somebody still has the wishes")
        .close();
    let mut announced: Vec<String> = announced.lock().unwrap().clone();
    announced.sort();
    assert!(
        announced == ["a tango", "a waltz"],
        "one listener wished for a waltz, and one for a tango. Announced was: {announced:?}"
    );
}

/// Wishes: however many there are, and however long the first one takes.
#[cfg(not(interleave))]
#[test]
fn five_thousand_wishes_do_not_wait() {
    let (says_done, done) = channel::<()>();
    let (says_sent, sent) = channel::<()>();
    let mut count: u32 = 0;
    let (says_count, counted) = channel::<u32>();
    let wishes: Wishes = Wishes::new(move |_: String| {
        let _ = done.recv();
        count += 1;
        let _ = says_count.send(count);
    });
    let listener = spawn("listener", move || {
        for number in 0..5_000 {
            wishes.send(format!("song {number}"));
        }
        drop(says_sent);
        together(
            2,
            "five thousand wishes came while one was announced, and somebody had to wait",
        );
        wishes.close();
    });
    together(
        2,
        "five thousand wishes came while one was announced, and somebody had to wait",
    );
    let _ = sent.recv();
    drop(says_done);
    listener.join().expect("the listener panicked");
    let announced: u32 = counted.iter().last().unwrap_or(0);
    assert!(
        announced == 5_000,
        "5000 wishes were sent, and {announced} announced"
    );
}

/// Wishes: who announces sleeps when there is nothing to announce.
#[cfg(not(interleave))]
#[test]
fn the_announcer_sleeps_without_a_wish() {
    let (says_announced, announced) = channel::<()>();
    let wishes: Wishes = Wishes::new(move |_: String| {
        identify("announcer");
        says_announced.send(()).unwrap();
    });
    let wishes = Arc::new(wishes);
    let listener = spawn("listener", {
        let wishes = Arc::clone(&wishes);
        move || wishes.send(String::from("a waltz"))
    });
    announced.recv().expect("the wish was not announced");
    listener.join().expect("the listener panicked");
    asleep(
        "announcer",
        "there were no wishes any more, and who announces them did not sleep until there was one",
    );
    wishes.send(String::from("a tango"));
    announced.recv().expect("the second wish was not announced");
    Arc::into_inner(wishes)
        .expect("somebody still has the wishes")
        .close();
}
