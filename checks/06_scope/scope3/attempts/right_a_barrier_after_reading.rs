//@ passed
// Actors and author meet when all have read.

use std::sync::{Barrier, RwLock};
use std::thread;

/// All roles read the script together; then it is rewritten. Returns how many lines each role has.
fn rehearse(
    script: &mut String,
    roles: &[&str],
    read: fn(&str, &str) -> usize,
    rewrite: fn(&mut String),
) -> Vec<usize> {
    let read_it = Barrier::new(roles.len() + 1);
    let lock = RwLock::new(script);
    thread::scope(|s| {
        let author = s.spawn(|| {
            read_it.wait();
            rewrite(&mut lock.write().unwrap());
        });
        let a: Vec<_> = roles
            .iter()
            .map(|role| {
                let (lock, read_it) = (&lock, &read_it);
                s.spawn(move || {
                    let n = read(&lock.read().unwrap(), role);
                    read_it.wait();
                    n
                })
            })
            .collect();
        let n = a.into_iter().map(|a| a.join().unwrap()).collect();
        author.join().unwrap();
        n
    })
}

fn main() {
    let mut script = String::from("Romeo: Alas!\nJuliet: Alas!\nRomeo: The end.\n");
    let roles = ["Romeo", "Juliet"];
    for day in ["today", "tomorrow"] {
        let lines = rehearse(&mut script, &roles, lines_of, |script| {
            script.push_str("Juliet: Not yet!\n");
        });
        println!("{day}: {roles:?} have {lines:?} lines");
    }
}

fn lines_of(script: &str, role: &str) -> usize {
    script.lines().filter(|line| line.starts_with(role)).count()
}
