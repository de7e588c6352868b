//@ passed
// A thread keeps the oven and answers whoever asks; it sleeps as well, until there is a message.

use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

enum Message {
    Hot,
    TellMe(Sender<()>),
}

struct Oven {
    keeper: Sender<Message>,
}

impl Oven {
    fn new() -> Oven {
        let (keeper, messages) = mpsc::channel();
        thread::spawn(move || {
            let mut hot = false;
            let mut bakers = Vec::new();
            for message in messages {
                match message {
                    Message::Hot => {
                        hot = true;
                        bakers.clear();
                    }
                    Message::TellMe(baker) if !hot => bakers.push(baker),
                    Message::TellMe(_) => {}
                }
            }
        });
        Oven { keeper }
    }

    /// The oven is hot now. Does not wait for anybody.
    fn set_hot(&self) {
        self.keeper.send(Message::Hot).unwrap();
    }

    /// Returns when the oven is hot.
    fn wait_until_hot(&self) {
        let (told, tell_me) = mpsc::channel();
        self.keeper.send(Message::TellMe(told)).unwrap();
        // Nothing is sent: hot means that the keeper drops the sender.
        let _ = tell_me.recv();
    }
}

fn main() {
    let oven = Arc::new(Oven::new());
    let baker = thread::spawn({
        let oven = Arc::clone(&oven);
        move || {
            oven.wait_until_hot();
            println!("the bread goes in");
        }
    });
    thread::sleep(Duration::from_millis(300));
    println!("the oven is hot");
    oven.set_hot();
    baker.join().unwrap();
}
