//@ failed-check check=the_actors_read_at_the_same_time
// One scope after the other: no borrow is in the way, and nobody reads together.

use std::thread;

/// All roles read the script together; then it is rewritten. Returns how many lines each role has.
fn rehearse(
    script: &mut String,
    roles: &[&str],
    read: fn(&str, &str) -> usize,
    rewrite: fn(&mut String),
) -> Vec<usize> {
    let mut lines = Vec::new();
    for role in roles {
        let script = &*script;
        lines.push(thread::scope(|scope| {
            scope.spawn(move || read(script, role)).join().unwrap()
        }));
    }
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
