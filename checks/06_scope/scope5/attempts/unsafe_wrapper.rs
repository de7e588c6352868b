//@ misuse-compiles
// A promise that nobody keeps makes the compiler silent.

use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
pub fn par_map<T, R, F>(items: &[T], f: F) -> Vec<R>
where
    F: Fn(&T) -> R,
{
    struct Anything<X>(X);
    unsafe impl<X> Send for Anything<X> {}
    unsafe impl<X> Sync for Anything<X> {}
    impl<X> Anything<X> {
        fn get(&self) -> &X {
            &self.0
        }
        fn take(self) -> X {
            self.0
        }
    }

    let (f, items) = (&Anything(f), &Anything(items));
    thread::scope(|scope| {
        let threads: Vec<_> = (0..items.get().len())
            .map(|i| scope.spawn(move || Anything(f.get()(&items.get()[i]))))
            .collect();
        threads
            .into_iter()
            .map(|t| t.join().unwrap().take())
            .collect()
    })
}

fn main() {
    let cheeses = [("Gouda", 12), ("Cheddar", 25), ("Brie", 3)];
    let price = 15;
    let prices = par_map(&cheeses, |(name, weight)| {
        println!("{name} is being tasted");
        thread::sleep(Duration::from_millis(50)); // tasting takes its time
        println!("{name} is done");
        weight * price
    });
    println!("{prices:?}");
}
