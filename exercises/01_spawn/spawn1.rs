// spawn1: closing time
//
// When the shop closes, the till writes its backup on a thread of its own. Meanwhile the report of
// the day is printed. close_up returns when both are done: after that, somebody pulls the plug.
//
// What is wrong: the report is there, the plug is pulled, and the backup is missing or cut short.
//
// You may edit the body of close_up. Names and signatures stay as they are. While close_up waits,
// it sleeps: it does not look again and again whether it may go on.

use std::thread;
use std::time::Duration;

/// Something to do, once, on any thread.
pub type Job = Box<dyn FnOnce() + Send>;

/// Runs `backup` on a thread of its own and `report` meanwhile; returns when both are done.
pub fn close_up(backup: Job, report: Job) {
    // TODO: who waits for this thread?
    thread::spawn(backup);
    report();
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
