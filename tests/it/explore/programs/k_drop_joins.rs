//@ passed
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

struct Pool { jobs: Option<mpsc::Sender<u32>>, workers: Vec<thread::JoinHandle<()>> }
impl Drop for Pool {
    fn drop(&mut self) { drop(self.jobs.take()); for worker in self.workers.drain(..) { worker.join().unwrap(); } }
}

fn main() {
    let sum = Arc::new(Mutex::new(0));
    let (tx, rx) = mpsc::channel();
    let rx = Arc::new(Mutex::new(rx));
    let workers = (0..2).map(|_| {
        let (rx, sum) = (rx.clone(), sum.clone());
        thread::spawn(move || loop {
            let job = rx.lock().unwrap().recv();
            match job { Ok(n) => *sum.lock().unwrap() += n, Err(_) => break }
        })
    }).collect();
    let pool = Pool { jobs: Some(tx), workers };
    for n in 1..=2 { pool.jobs.as_ref().unwrap().send(n).unwrap(); }
    drop(pool);
    assert_eq!(*sum.lock().unwrap(), 3);
}
