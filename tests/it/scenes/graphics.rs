//! What is made on a computer: posters, diagrams, timetables, codes, logos, icons.

use super::canvas::{Canvas, Dice, Pen};
use super::views;

#[rustfmt::skip]
const WORDS: [&str; 40] = [
    "öppet", "hus", "på", "biblioteket", "lördag", "den", "fjortonde", "mars", "Välkommen", "till", "simhallen", "Anmälan", "senast", "fredag",
    "fri", "entré", "för", "alla", "barn", "under", "tolv", "år", "Region", "Gotland", "kultur", "fritid", "skola", "loppis", "trädgård",
    "teater", "konsert", "musik", "dans", "kostnad", "avgift", "kurs", "nybörjare", "höstlov", "sportlov", "invigning",
];
const INK: [[f32; 3]; 4] = [[15.0, 20.0, 40.0], [120.0, 20.0, 40.0], [10.0, 80.0, 70.0], [30.0, 30.0, 30.0]];

fn words(dice: &mut Dice, count: usize) -> String {
    (0..count).map(|_| dice.pick(&WORDS)).collect::<Vec<_>>().join(" ")
}

fn pen(dice: &mut Dice, size: f32, colour: [f32; 3]) -> Pen {
    let slant = dice.pick(&[0.0, 0.0, 0.0, 0.18]);
    Pen { size, weight: dice.between(0.1, 0.2), slant, wide: dice.between(0.75, 1.05), colour, turn: 0.0 }
}

/// Writes a line no wider than there is room for, in a colour that can be seen.
fn line(canvas: &mut Canvas, text: &str, at: (f32, f32), mut pen: Pen, room: f32) {
    let wide = Canvas::measure(text, &pen);
    if wide > room {
        pen.size *= room / wide;
    }
    canvas.write(text, at, &pen);
}

/// A notice: a headline and lines, on one colour, a shade or a photograph.
pub fn poster(canvas: &mut Canvas, dice: &mut Dice, on_photo: bool) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    if on_photo {
        match dice.below(3) {
            0 => views::landscape(canvas, dice),
            1 => views::texture(canvas, dice),
            _ => views::foliage(canvas, dice),
        }
        let (top, shade) = (height * 0.04, dice.pick(&[20.0, 235.0]));
        canvas.shape((width * 0.04, top, width * 0.96, height * 0.96), [shade; 3], |_, _| 0.72);
    } else {
        let (one, other) = (dice.colour(0.0, 255.0), dice.colour(0.0, 255.0));
        let shaded = dice.below(2) as f32;
        canvas.paint(|_, y| [0, 1, 2].map(|at| one[at] + (other[at] - one[at]) * y * shaded));
    }
    let turn = dice.pick(&[0.0, 0.0, 0.0, 0.05, -0.05]);
    let mut top = height * 0.1;
    let lines = 4 + dice.below(4);
    let (head, body) = (height * dice.between(0.06, 0.09), height * dice.between(0.03, 0.042));
    for nth in 0..lines {
        let size = if nth == 0 { head } else { body };
        let dark = canvas.bright(width * 0.08, top, width * 0.9, top + size) > 128.0;
        let colour = if dark { dice.pick(&INK) } else { [250.0; 3] };
        let mut pen = pen(dice, size, colour);
        pen.turn = turn;
        let count = if nth == 0 { 2 } else { 3 + dice.below(3) };
        line(canvas, &words(dice, count), (width * 0.08, top + f32::from(u8::from(turn < 0.0)) * height * 0.05), pen, width * 0.84);
        top += size * 2.0;
    }
}

/// Bars with a title, years below and numbers above.
pub fn bars(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let small = height * dice.between(0.026, 0.034);
    let ink = pen(dice, small, [30.0; 3]);
    line(canvas, &words(dice, 4), (width * 0.06, height * 0.05), Pen { size: small * 1.5, ..ink }, width * 0.88);
    let (count, colour) = (4 + dice.below(4), dice.colour(30.0, 190.0));
    let step = width * 0.84 / count as f32;
    for nth in 0..count {
        let (left, tall) = (width * 0.1 + nth as f32 * step, dice.between(0.1, 0.6) * height);
        canvas.rect(left, height * 0.88 - tall, left + step * 0.6, height * 0.88, colour);
        let number = format!("{} {:03}", 11 + dice.below(180), dice.below(1000));
        canvas.write(&number, (left, height * 0.86 - tall - small), &ink);
        canvas.write(&(2016 + nth).to_string(), (left, height * 0.91), &ink);
    }
}

/// Boxes with words, and lines between.
pub fn boxes(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let small = height * dice.between(0.028, 0.036);
    let colour = dice.pick(&INK);
    let ink = pen(dice, small, colour);
    for (across, down) in (0..3).flat_map(|y| (0..2).map(move |x| (x as f32, y as f32))) {
        let (left, top) = (width * (0.06 + 0.48 * across), height * (0.06 + 0.32 * down));
        let colour = dice.colour(200.0, 250.0);
        canvas.rect(left - 2.0, top - 2.0, left + width * 0.4 + 2.0, top + height * 0.2 + 2.0, [60.0; 3]);
        canvas.rect(left, top, left + width * 0.4, top + height * 0.2, colour);
        for row in 0..2 {
            let text = words(dice, 2);
            line(canvas, &text, (left + 12.0, top + small * (0.8 + 1.9 * row as f32)), ink, width * 0.4 - 24.0);
        }
        canvas.line((left + width * 0.2, top + height * 0.2), (left + width * 0.2, top + height * 0.3), 2.0, [60.0; 3]);
    }
}

/// A table of times.
pub fn table(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let small = height * dice.between(0.026, 0.034);
    let ink = pen(dice, small, [25.0; 3]);
    for row in 0..9 {
        let top = height * (0.06 + 0.1 * row as f32);
        canvas.line((width * 0.05, top - small * 0.8), (width * 0.95, top - small * 0.8), 1.0, [180.0; 3]);
        line(canvas, &words(dice, 2), (width * 0.06, top), ink, width * 0.4);
        let times = format!("{:02}:{:02}–{:02}:{:02}", 7 + dice.below(5), dice.below(60), 13 + dice.below(8), dice.below(60));
        canvas.write(&times, (width * 0.55, top), &ink);
    }
}

/// A QR code with its corner marks, alone or with a frame round it.
pub fn code(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let modules = dice.pick(&[21_usize, 25, 29, 33, 41]);
    let side = width.min(height) * dice.between(0.4, 0.85);
    let (ink, page) = (dice.colour(0.0, 70.0), dice.colour(225.0, 255.0));
    canvas.paint(|_, _| page);
    let (left, top, module) = ((width - side) / 2.0, (height - side) / 2.0, side / modules as f32);
    let corner = |x: usize, y: usize| {
        let near = |at: usize, far: bool| if far { at + 7 >= modules } else { at < 7 };
        [(false, false), (true, false), (false, true)].iter().find(|(right, low)| near(x, *right) && near(y, *low)).map(|(right, low)| {
            let inner = |at: usize, far: bool| (if far { at + 7 - modules } else { at }).abs_diff(3);
            inner(x, *right).max(inner(y, *low)) != 2
        })
    };
    let beside = |x: usize, y: usize| (x < 8 || x + 8 >= modules) && (y < 8 || y + 8 >= modules) && !(x + 8 >= modules && y + 8 >= modules);
    for (x, y) in (0..modules).flat_map(|y| (0..modules).map(move |x| (x, y))) {
        let dark = corner(x, y).unwrap_or_else(|| !beside(x, y) && dice.below(2) == 1);
        if dark {
            let (x, y) = (left + x as f32 * module, top + y as f32 * module);
            canvas.shape((x, y, x + module, y + module), ink, |px, py| {
                f32::from(u8::from(px >= x && px < x + module && py >= y && py < y + module))
            });
        }
    }
}

/// A mark and a name of one or two words.
pub fn logo(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let colour = dice.colour(0.0, 150.0);
    canvas.ellipse(width * 0.2, height * 0.5, width * 0.12, width * 0.12, colour);
    canvas.ellipse(width * 0.2, height * 0.5, width * 0.06, width * 0.06, [255.0; 3]);
    let name = dice.pick(&["Simhallen", "Region Ekvik", "Kulturskolan", "Ekviks kommun", "Vatten och avlopp", "Bibliotek"]);
    let pen = pen(dice, height * 0.12, colour);
    line(canvas, name, (width * 0.38, height * 0.44), pen, width * 0.56);
}

/// Signs without words, in rows.
pub fn icons(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let colour = dice.colour(20.0, 160.0);
    for (x, y) in (0..3).flat_map(|y| (0..4).map(move |x| (x, y))) {
        let (x, y, side) = (width * (0.14 + 0.24 * x as f32), height * (0.2 + 0.3 * y as f32), width * 0.06);
        match dice.below(4) {
            0 => canvas.ellipse(x, y, side, side, colour),
            1 => canvas.rect(x - side, y - side, x + side, y + side, colour),
            2 => canvas.polygon(&[(x - side, y + side), (x, y - side), (x + side, y + side)], colour),
            _ => canvas.line((x - side, y), (x + side, y), side * 0.5, colour),
        }
    }
}
