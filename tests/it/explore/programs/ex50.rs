//@ passed
// A bounded job queue shared by two workers.
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

#[derive(Debug, Clone, PartialEq)]
enum Job {
    Square(u64),
    Stop,
}

struct Queue {
    jobs: Mutex<VecDeque<Job>>,
    ready: Condvar,
}

impl Queue {
    fn new() -> Self {
        Queue { jobs: Mutex::new(VecDeque::new()), ready: Condvar::new() }
    }
    fn push(&self, job: Job) {
        self.jobs.lock().unwrap().push_back(job);
        self.ready.notify_one();
    }
    fn pop(&self) -> Job {
        let mut jobs = self.jobs.lock().unwrap();
        while jobs.is_empty() {
            jobs = self.ready.wait(jobs).unwrap();
        }
        jobs.pop_front().unwrap()
    }
}

fn main() {
    let queue = Arc::new(Queue::new());
    let total = Arc::new(Mutex::new(0u64));
    let workers: Vec<_> = (0..2)
        .map(|id| {
            let queue = Arc::clone(&queue);
            let total = Arc::clone(&total);
            thread::spawn(move || loop {
                match queue.pop() {
                    Job::Square(n) => *total.lock().unwrap() += n * n,
                    Job::Stop => break,
                }
                println!("worker {id} did a job");
            })
        })
        .collect();
    for n in 1..=3 {
        queue.push(Job::Square(n));
    }
    queue.push(Job::Stop);
    queue.push(Job::Stop);
    for w in workers {
        w.join().unwrap();
    }
    assert_eq!(*total.lock().unwrap(), 14);
    println!("total {}", total.lock().unwrap());
}
