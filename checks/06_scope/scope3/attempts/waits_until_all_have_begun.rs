//@ race check=every_role_knows_its_lines
// A barrier: the author begins when all actors have begun, not when they are done.

use std::sync::{Barrier, RwLock};
use std::thread;

/// All roles read the script together; then it is rewritten. Returns how many lines each role has.
fn rehearse(
    script: &mut String,
    roles: &[&str],
    read: fn(&str, &str) -> usize,
    rewrite: fn(&mut String),
) -> Vec<usize> {
    let script = RwLock::new(script);
    let begin = Barrier::new(roles.len() + 1);
    thread::scope(|scope| {
        let (script, begin) = (&script, &begin);
        let actors: Vec<_> = roles
            .iter()
            .map(|role| {
                scope.spawn(move || {
                    begin.wait();
                    read(&script.read().unwrap(), role)
                })
            })
            .collect();
        begin.wait();
        rewrite(&mut script.write().unwrap());
        let lines = actors.into_iter().map(|actor| actor.join().unwrap());
        lines.collect()
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
