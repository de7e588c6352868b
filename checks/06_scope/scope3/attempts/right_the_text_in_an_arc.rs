//@ passed
// The text itself moves into an Arc for the actors, and back again: not a copy.

use std::mem;
use std::sync::Arc;
use std::thread;

/// All roles read the script together; then it is rewritten. Returns how many lines each role has.
fn rehearse(
    script: &mut String,
    roles: &[&str],
    read: fn(&str, &str) -> usize,
    rewrite: fn(&mut String),
) -> Vec<usize> {
    let text = Arc::new(mem::take(script));
    let actors: Vec<_> = roles
        .iter()
        .map(|role| {
            let (text, role) = (Arc::clone(&text), role.to_string());
            thread::spawn(move || read(&text, &role))
        })
        .collect();
    let lines = actors.into_iter().map(|actor| actor.join().unwrap());
    let lines = lines.collect();
    *script = Arc::into_inner(text).expect("all actors have read it");
    rewrite(script);
    lines
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
