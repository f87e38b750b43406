# SPDX-License-Identifier: GPL-2.0
"""A picture of sounds, one under the other, drawn by gnuplot."""

import subprocess
from array import array

COLUMNS = 1600

SETTINGS = """
set terminal pngcairo size {width},{height} font "sans,11"
set output "{out}"
set multiplot layout {rows},1 title "{title}"
set style fill solid 1.0 noborder
set yrange [-1.05:1.05]
set ytics 0.5
set xrange [0:{seconds}]
set xlabel "seconds" offset 0,0.5
set grid
unset key
"""

PANEL = """
set title "{title}" offset 0,-0.7
plot "{data}" using 1:2:3 with filledcurves linecolor rgb "{color}"
"""


def envelope(sound):
    """(seconds, lowest, highest) of the left channel of a 16-bit sound, for each column."""
    samples = array("h", sound.data)[::sound.channels]
    step = max(1, len(samples) // COLUMNS)
    for at in range(0, len(samples), step):
        piece = samples[at:at + step]
        yield at / sound.rate, min(piece) / 32768, max(piece) / 32768


def draw(out, title, panels):
    """panels: (title, color, 16-bit sound), all over the same time; writes `out` and the data files beside it."""
    seconds = max(sound.frames / sound.rate for _, _, sound in panels)
    script = SETTINGS.format(out=out, title=title, rows=len(panels), width=COLUMNS // 2 * 3 // 2,
                             height=60 + 210 * len(panels), seconds=seconds)
    for number, (name, color, sound) in enumerate(panels):
        data = out.with_suffix(f".{number}.dat")
        data.write_text("".join(f"{t:.5f} {low:.5f} {high:.5f}\n"
                                for t, low, high in envelope(sound)))
        script += PANEL.format(title=name, data=data, color=color)
    subprocess.run(["gnuplot"], input=script, text=True, check=True)
    for data in out.parent.glob(f"{out.stem}.*.dat"):
        data.unlink()
