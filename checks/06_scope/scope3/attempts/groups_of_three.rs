//@ failed-check check=a_hundred_actors_read_at_the_same_time
// Never more than three at once.

use std::thread;

/// All roles read the script together; then it is rewritten. Returns how many lines each role has.
fn rehearse(
    script: &mut String,
    roles: &[&str],
    read: fn(&str, &str) -> usize,
    rewrite: fn(&mut String),
) -> Vec<usize> {
    let mut l = vec![];
    for r in roles.chunks(3) {
        thread::scope(|s| {
            let a: Vec<_> = r
                .iter()
                .map(|role| {
                    let script = &*script;
                    s.spawn(move || read(script, role))
                })
                .collect();
            l.extend(a.into_iter().map(|a| a.join().unwrap()));
        });
    }
    rewrite(script);
    l
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
