//@ failed-check check=the_fire_has_a_thread_of_its_own
// Every pot has a fire of its own: they are glazed in any order.
use std::thread::{self, JoinHandle};
pub struct Open(Vec<String>);
pub struct Firing(Vec<JoinHandle<String>>);
pub struct Kiln<State>(State);
impl Kiln<Open> {
    pub fn empty() -> Kiln<Open> {
        Kiln(Open(Vec::new()))
    }
    pub fn put_in(&mut self, pot: &str) {
        self.0.0.push(pot.to_string());
    }
    pub fn light(self, glaze: fn(String) -> String) -> Kiln<Firing> {
        Kiln(Firing(
            self.0
                .0
                .into_iter()
                .map(|pot| thread::spawn(move || glaze(pot)))
                .collect(),
        ))
    }
}
impl Kiln<Firing> {
    pub fn take_out(self) -> Vec<String> {
        self.0
            .0
            .into_iter()
            .map(|fire| fire.join().unwrap())
            .collect()
    }
}

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    kiln.put_in("a cup");
    let firing = kiln.light(|pot| pot + ", glazed in blue");
    println!("put in: a jug, a cup; taken out: {:?}", firing.take_out());
}
