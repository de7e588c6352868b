//@ does-not-compile E0433
// A helper plays the sleeping caller: it calls itself so through the crate of the checks.
use std::thread;
use std::time::Duration;

/// Something to do, once, on any thread.
pub type Job = Box<dyn FnOnce() + Send>;

/// Runs `backup` on a thread of its own and `report` meanwhile; returns when both are done.
pub fn close_up(backup: Job, report: Job) {
    let (tx, rx) = std::sync::mpsc::channel::<()>();
    thread::spawn(move || {
        ::harness::identify("caller");
        let _ = rx.recv();
    });
    let done = thread::spawn(backup);
    report();
    while !done.is_finished() {}
    drop(tx);
}

fn write_backup() {
    for part in 1..=3 {
        thread::sleep(Duration::from_millis(30)); // the disk is slow
        println!("backup: part {part} of 3 is written");
    }
}

fn print_report() {
    println!("report: 42 customers, 17 umbrellas sold");
}

fn main() {
    close_up(Box::new(write_backup), Box::new(print_report));
    println!("The plug is pulled.");
}
