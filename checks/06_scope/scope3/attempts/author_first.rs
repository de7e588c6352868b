//@ failed-check check=every_role_knows_its_lines
// The borrows do not meet, and the actors read tomorrow's script today.

use std::thread;

/// All roles read the script together; then it is rewritten. Returns how many lines each role has.
fn rehearse(
    script: &mut String,
    roles: &[&str],
    read: fn(&str, &str) -> usize,
    rewrite: fn(&mut String),
) -> Vec<usize> {
    rewrite(script);
    let script = &*script;
    thread::scope(|scope| {
        let actors: Vec<_> = roles
            .iter()
            .map(|role| scope.spawn(move || read(script, role)))
            .collect();
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
