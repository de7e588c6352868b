// spawn1: closing time

use std::thread;
use std::time::Duration;

/// Something to do, once, on any thread.
pub type Job = Box<dyn FnOnce() + Send>;

/// Runs `backup` on a thread of its own and `report` meanwhile; returns when both are done.
pub fn close_up(backup: Job, report: Job) {
    // `spawn` returns at once. The handle is the only way to wait for the thread, so keep it.
    let backup = thread::spawn(backup);
    // Joining before this line would be right about the waiting, but the report would have to
    // wait for the backup as well.
    report();
    // `join` sleeps until the thread has ended. It gives an `Err` if the thread panicked; a shop
    // without a backup should say so, hence the `expect`.
    backup.join().expect("the backup panicked");
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
