//! What is taken home is a closure, and it has the chart in its luggage.

use scope6::consult;

fn main() {
    let search = consult(|chart| move |place| chart.find(place)); //~ "may not live long enough"
    let sketch: String = search("the reef");
    println!("it is evening, and here is {sketch}");
}
