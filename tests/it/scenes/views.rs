//! What a camera sees, of a sort: some of it stands in rows, as letters do.

use super::canvas::{Canvas, Dice, Pen};

/// Smooth noise: sums of waves.
fn waves(dice: &mut Dice, count: usize, low: f32, high: f32) -> impl Fn(f32, f32) -> f32 + use<> {
    let waves: Vec<[f32; 4]> = (0..count)
        .map(|_| {
            let (often, towards) = (dice.between(low, high), dice.between(0.0, std::f32::consts::TAU));
            [often * towards.cos(), often * towards.sin(), dice.between(0.0, 6.3), 1.0 / count as f32]
        })
        .collect();
    move |x, y| waves.iter().map(|[a, b, phase, much]| (a * x + b * y + phase).sin() * much).sum()
}

fn mix(one: [f32; 3], other: [f32; 3], share: f32) -> [f32; 3] {
    [0, 1, 2].map(|at| one[at] + (other[at] - one[at]) * share.clamp(0.0, 1.0))
}

pub fn landscape(canvas: &mut Canvas, dice: &mut Dice) {
    let (sky, low, ground) = (dice.colour(90.0, 230.0), dice.colour(150.0, 255.0), dice.colour(30.0, 150.0));
    let (ridge, cloud, rough) = (waves(dice, 4, 2.0, 14.0), waves(dice, 6, 4.0, 20.0), waves(dice, 8, 30.0, 160.0));
    let (level, sun) = (dice.between(0.3, 0.75), (dice.between(0.1, 0.9), dice.between(0.05, 0.3)));
    canvas.paint(|x, y| {
        let edge = level + 0.25 * ridge(x, 0.0);
        if y < edge {
            let lit = ((x - sun.0).hypot(y - sun.1) * 9.0).min(1.0);
            mix([255.0, 250.0, 220.0], mix(mix(sky, low, y / edge), [250.0; 3], cloud(x, y * 2.0)), lit)
        } else {
            mix(ground, [20.0; 3], (y - edge) * 0.8 + 0.5 * rough(x, y))
        }
    });
    for _ in 0..dice.below(9) {
        let (x, y, high) =
            (dice.between(0.0, 1.0) * canvas.width as f32, dice.between(0.6, 0.9) * canvas.height as f32, dice.between(30.0, 110.0));
        canvas.line((x, y), (x, y - high), high * 0.08, [70.0, 50.0, 35.0]);
        canvas.ellipse(x, y - high, high * 0.3, high * 0.45, mix(ground, [30.0, 90.0, 40.0], 0.6));
    }
}

pub fn houses(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let (sky, sea) = (dice.colour(120.0, 230.0), dice.colour(30.0, 130.0));
    let quay = dice.between(0.55, 0.85);
    canvas.paint(|_, y| if y < quay { mix(sky, [235.0; 3], y) } else { sea });
    let mut left = -20.0;
    while left < width {
        let (wide, tall, wall) = (dice.between(50.0, 110.0), dice.between(0.25, 0.5) * height, dice.colour(60.0, 230.0));
        let (top, foot) = (quay * height - tall, quay * height);
        canvas.rect(left, top, left + wide, foot, wall);
        canvas.polygon(&[(left, top), (left + wide / 2.0, top - wide * 0.4), (left + wide, top)], [90.0, 50.0, 45.0]);
        let (across, step) = (2 + dice.below(3), dice.between(24.0, 36.0));
        let mut y = top + 12.0;
        while y < foot - 20.0 {
            for nth in 0..across {
                let x = left + wide * (nth as f32 + 0.3) / across as f32;
                canvas.rect(x, y, x + wide / across as f32 * 0.45, y + step * 0.55, dice.pick(&[[240.0; 3], [50.0, 60.0, 80.0]]));
            }
            y += step;
        }
        left += wide + dice.pick(&[0.0, 2.0]);
    }
}

pub fn crowd(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    landscape(canvas, dice);
    let size = dice.between(10.0, 60.0);
    for _ in 0..=(width * height / (size * size * 14.0)) as usize {
        let (x, y, r) = (dice.between(0.0, width), dice.between(height * 0.3, height), size * dice.between(0.8, 1.2));
        let (skin, shirt) = (dice.colour(110.0, 230.0), dice.colour(20.0, 230.0));
        canvas.ellipse(x, y + r * 2.2, r * 1.5, r * 1.5, shirt);
        canvas.ellipse(x, y, r * 0.8, r, skin);
        canvas.ellipse(x, y - r * 0.7, r * 0.85, r * 0.45, mix(skin, [30.0; 3], 0.8));
        for side in [-0.35, 0.35] {
            canvas.ellipse(x + r * side, y - r * 0.1, r * 0.12, r * 0.08, [30.0; 3]);
        }
        canvas.line((x - r * 0.3, y + r * 0.5), (x + r * 0.3, y + r * 0.5), r * 0.1, [150.0, 50.0, 50.0]);
    }
}

pub fn foliage(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let (dark, light) = (dice.colour(20.0, 80.0), dice.colour(90.0, 220.0));
    canvas.paint(|_, _| dark);
    let size = dice.between(4.0, 16.0);
    for _ in 0..(width * height / (size * size * 1.6)) as usize {
        let (x, y, r) = (dice.between(0.0, width), dice.between(0.0, height), size * dice.between(0.4, 1.0));
        let shade = dice.between(0.0, 1.0);
        canvas.ellipse(x, y, r, r * dice.between(0.3, 0.8), mix(dark, light, shade));
    }
}

pub fn texture(canvas: &mut Canvas, dice: &mut Dice) {
    let (one, other) = (dice.colour(20.0, 235.0), dice.colour(20.0, 235.0));
    let (coarse, fine, finest) = (waves(dice, 6, 5.0, 30.0), waves(dice, 10, 60.0, 200.0), waves(dice, 12, 200.0, 500.0));
    canvas.paint(|x, y| mix(one, other, 0.5 + 0.6 * coarse(x, y) + 0.5 * fine(x, y) + 0.4 * finest(x, y)));
}

pub fn bricks(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let (brick, mortar, high) = (dice.colour(70.0, 180.0), dice.colour(150.0, 220.0), dice.between(12.0, 42.0));
    canvas.paint(|_, _| mortar);
    let (mut y, mut row) = (0.0, 0);
    while y < height {
        let mut x = -high * 3.0 + if row % 2 == 0 { 0.0 } else { high * 1.5 };
        while x < width {
            let worn = dice.between(-25.0, 25.0);
            canvas.rect(x + 1.5, y + 1.5, x + high * 3.0 - 1.5, y + high - 1.5, brick.map(|value| value + worn));
            x += high * 3.0;
        }
        (y, row) = (y + high, row + 1);
    }
}

pub fn fence(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    landscape(canvas, dice);
    let (step, colour, top) = (dice.between(12.0, 44.0), dice.colour(180.0, 255.0), dice.between(0.2, 0.5) * height);
    let mut x = 0.0;
    while x < width {
        canvas.rect(x, top + dice.between(-3.0, 3.0), x + step * 0.45, height * 0.9, colour);
        x += step;
    }
    canvas.rect(0.0, top + 30.0, width, top + 38.0, colour);
}

pub fn facade(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let (wall, step) = (dice.colour(90.0, 230.0), dice.between(26.0, 80.0));
    canvas.paint(|_, y| mix(wall, [60.0; 3], y * 0.4));
    let tall = dice.between(0.4, 0.8);
    for y in 0..(height / step) as usize {
        for x in 0..(width / step) as usize {
            let (x, y) = (x as f32 * step + step * 0.2, y as f32 * step + step * 0.15);
            canvas.rect(
                x,
                y,
                x + step * 0.55,
                y + step * tall,
                [[40.0, 50.0, 70.0], [235.0, 235.0, 210.0]][usize::from(dice.below(4) == 0)],
            );
            canvas.line((x + step * 0.27, y), (x + step * 0.27, y + step * tall), 1.5, [220.0; 3]);
        }
    }
}

pub fn crossing(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let (asphalt, lean) = (dice.between(50.0, 100.0), dice.between(-0.4, 0.4));
    canvas.paint(|_, y| if y < 0.3 { [150.0, 180.0, 210.0] } else { [asphalt; 3] });
    let step = dice.between(40.0, 110.0);
    for nth in 0..(width * 2.0 / step) as usize {
        let x = nth as f32 * step - width * 0.3;
        let at = |x: f32, y: f32| (x + (height - y) * lean + (width / 2.0 - x) * 0.3 * (1.0 - (y / height)), y);
        let (top, foot) = (height * 0.45, height * 0.95);
        canvas.polygon(&[at(x, foot), at(x + step * 0.5, foot), at(x + step * 0.5, top), at(x, top)], [230.0; 3]);
    }
}

pub fn branches(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let sky = dice.colour(170.0, 250.0);
    canvas.paint(|_, y| mix(sky, [255.0; 3], y));
    for _ in 0..30 + dice.below(40) {
        let (mut x, mut y, mut towards) = (dice.between(0.0, width), height, dice.between(-2.2, -0.9));
        let thick = dice.between(1.0, 6.0);
        for step in 0..24 {
            let next = (x + 16.0 * towards.cos(), y + 16.0 * towards.sin());
            canvas.line((x, y), next, thick * (1.0 - step as f32 / 26.0), [50.0, 40.0, 30.0]);
            (x, y, towards) = (next.0, next.1, towards + dice.between(-0.45, 0.45));
        }
    }
}

pub fn spines(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    canvas.paint(|_, _| [60.0, 45.0, 35.0]);
    let mut x = 4.0;
    while x < width {
        let (wide, colour, top) = (dice.between(22.0, 60.0), dice.colour(40.0, 220.0), dice.between(0.03, 0.2) * height);
        canvas.rect(x, top, x + wide - 2.0, height * 0.97, colour);
        let bright = 0.2 * colour[0] + 0.7 * colour[1] + 0.1 * colour[2] > 128.0;
        let ink = if bright { [20.0; 3] } else { [245.0; 3] };
        let pen = Pen { size: wide * 0.4, weight: 0.14, slant: 0.0, wide: 0.9, colour: ink, turn: std::f32::consts::FRAC_PI_2 };
        let title = dice.pick(&["Röda rummet", "Gösta Berling", "Hemsöborna", "Kallocain", "Doktor Glas"]);
        canvas.write(title, (x + wide * 0.7, top + 20.0), &pen);
        x += wide;
    }
}

/// A scene with one sign in it.
pub fn sign(canvas: &mut Canvas, dice: &mut Dice) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    match dice.below(4) {
        0 => houses(canvas, dice),
        1 => foliage(canvas, dice),
        2 => bricks(canvas, dice),
        _ => landscape(canvas, dice),
    }
    let name = dice.pick(&["Hamngatan", "Strandgatan 12", "Visby 34", "Bibliotek", "Apotek", "Välkommen till Ekvik"]);
    let pen = Pen {
        size: height * dice.between(0.03, 0.06),
        weight: 0.15,
        slant: 0.0,
        wide: 0.9,
        colour: [245.0; 3],
        turn: dice.between(-0.08, 0.08),
    };
    let (x, y, wide) = (dice.between(0.05, 0.4) * width, dice.between(0.2, 0.7) * height, Canvas::measure(name, &pen));
    canvas.rect(x - 10.0, y - 8.0, x + wide + 10.0, y + pen.size * 1.8, [20.0, 60.0, 140.0]);
    canvas.write(name, (x, y), &pen);
}
