//@ misuse-compiles
// A new kiln may have any state, a burning one's as well.
use std::marker::PhantomData;
use std::thread::{self, JoinHandle};

pub struct Open;
pub struct Firing;

pub struct Kiln<State> {
    pots: Vec<String>,
    fire: Option<JoinHandle<Vec<String>>>,
    state: PhantomData<State>,
}

impl<State> Kiln<State> {
    pub fn empty() -> Kiln<State> {
        Kiln {
            pots: Vec::new(),
            fire: None,
            state: PhantomData,
        }
    }
}
impl Kiln<Open> {
    pub fn put_in(&mut self, pot: &str) {
        self.pots.push(pot.to_string());
    }
    pub fn light(self, glaze: fn(String) -> String) -> Kiln<Firing> {
        let pots = self.pots;
        Kiln {
            pots: Vec::new(),
            fire: Some(thread::spawn(move || pots.into_iter().map(glaze).collect())),
            state: PhantomData,
        }
    }
}
impl Kiln<Firing> {
    pub fn take_out(self) -> Vec<String> {
        self.fire.unwrap().join().unwrap()
    }
}

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    kiln.put_in("a cup");
    let firing = kiln.light(|pot| pot + ", glazed in blue");
    println!("put in: a jug, a cup; taken out: {:?}", firing.take_out());
}
