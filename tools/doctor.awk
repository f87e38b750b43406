# SPDX-License-Identifier: GPL-2.0
#
# What ALSA's text of a codec says of each of its pins: the way sound takes to it or from it, and what
# closes that. Reads codec# files, one after the other or in what alsa-info writes, with its lines of
# sysfs on pin configurations, and lines "sense NODE VALUE": what the pin answers of its jack.
#
# -v tone=PIN or CODEC:PIN: also "play CODEC DEVICE" of the way to that pin, as the last line.

function hex(text,    value, i) {
	value = 0
	text = tolower(text)
	sub(/^0x/, "", text)
	for (i = 1; i <= length(text) && index(digits, substr(text, i, 1)); i++)
		value = value * 16 + index(digits, substr(text, i, 1)) - 1
	return value
}

function power_of_two(n,    product) {
	for (product = 1; n > 0; n--)
		product *= 2
	return product
}

# Bits @low and up of @value, @n of them.
function bits(value, low, n) { return int(value / power_of_two(low)) % power_of_two(n) }

function node_name(nid) { return sprintf("0x%02x", nid) }

function after(text, word) {
	return index(text, word) ? substr(text, index(text, word) + length(word)) : ""
}

function take_caps(which) {
	if ($0 !~ /ofs=/)
		return
	amp[codec, node, which] = 1
	offset[codec, node, which] = hex(after($0, "ofs="))
	size[codec, node, which] = hex(after($0, "stepsize=")) + 1
}

# "[0x80 0x80] [0x00]": the left or only channel of each; muted if the right one is, too.
function take_values(which,    rest, i, two) {
	rest = after($0, "vals:")
	for (i = 0; match(rest, /\[[^]]*\]/); i++) {
		split(substr(rest, RSTART + 1, RLENGTH - 2), two, " ")
		value[codec, node, which, i] = hex(two[1])
		if (two[2] != "" && hex(two[2]) % 128 > hex(two[1]) % 128)
			value[codec, node, which, i] = hex(two[2])
		if (hex(two[1]) < 128 || (two[2] != "" && hex(two[2]) < 128))
			value[codec, node, which, i] %= 128
		rest = substr(rest, RSTART + RLENGTH)
	}
	values[codec, node, which] = i
}

function take_connections(    i) {
	for (i = 1; i <= NF; i++) {
		connection[codec, node, i - 1] = hex($i)
		if ($i ~ /\*$/)
			chosen[codec, node] = i - 1
	}
	connections[codec, node] = NF
}

function begin_codec() {
	codec++
	node = ""
	title[codec] = after($0, "Codec: ")
	address[codec] = 0
}

function begin_node() {
	node = hex($2)
	nodes[codec, ++n_nodes[codec]] = node
	match($0, /\[[^]]*\]/)
	type[codec, node] = substr($0, RSTART + 1, RLENGTH - 2)
	digital[codec, node] = / Digital/ && !/\[Digital/
}

BEGIN {
	digits = "0123456789abcdef"
	split("Line Out,Speaker,Headphones,CD,S/PDIF Out,Digital Out,Modem,Modem,Line In,Aux,Mic," \
	      "Telephone,S/PDIF In,Digital In,Reserved,Other", devices, ",")
	split("jack,nothing there,fixed,jack and fixed", ports, ",")
	split("external,internal,separate,other", sides, ",")
	split(",rear,front,left,right,top,bottom", places, ",")
}

{ sub(/\r$/, "") }
/^Codec: / { begin_codec(); next }
/^--endcollapse--/ { node = ""; skip = 1 }
/^--startcollapse--/ { skip = 0 }
/^\/sys\/.*\/hwC[0-9]+D[0-9]+\/(init|driver|user)_pin_configs:?$/ {
	match($0, /hwC[0-9]+D[0-9]+/)
	hwdep = substr($0, RSTART, RLENGTH)
	match($0, /(init|driver|user)_pin/)
	list = substr($0, RSTART, RLENGTH - 4)
	if (!(hwdep in seen)) {
		seen[hwdep] = 1
		hwdeps[++n_hwdeps] = hwdep
	}
	next
}
list != "" && /^0x[0-9a-f]+ 0x[0-9a-f]+$/ {
	config_of[hwdep, list, hex($1)] = hex($2)
	if (list == "init")
		inits[hwdep] = inits[hwdep] " " hex($1)
	next
}
{ list = "" }
!codec || skip { next }
/^sense / { sense[codec, hex($2)] = hex($3); next }
/^Address: / { address[codec] = $2 + 0 }
/^Node 0x/ { begin_node(); next }
awaits { awaits = 0; if ($1 ~ /^0x/) take_connections() }
/^  Connection: [1-9]/ { awaits = 1 }
/^  Power: / {
	state = after($0, "actual=")
	sub(/[^A-Za-z0-9].*/, "", state)
	power[codec, node] = state
}
/^  Amp-In caps: / { take_caps("in") }
/^  Amp-Out caps: / { take_caps("out") }
/^  Amp-In vals: / { take_values("in") }
/^  Amp-Out vals: / { take_values("out") }
/^  Pincap / {
	caps = hex($2)
	is_input[codec, node] = bits(caps, 5, 1)
	is_output[codec, node] = bits(caps, 4, 1)
	detects[codec, node] = bits(caps, 2, 1)
}
/^  EAPD / { eapd[codec, node] = hex($2) }
/^  Pin Default / { config[codec, node] = hex($3) }
/^  Pin-ctls: / { control[codec, node] = hex($2) }
/^  Digital:/ { enabled[codec, node] = / Enabled/ }
/^  Device: / {
	split($0, quoted, "\"")
	device[codec, node] = after($0, "device=") + 0
	device_name[codec, node] = quoted[2]
}

## What the driver was told of the pins

# The codec's list of sysfs: of the same address, and the pins answered the same.
function hwdep_of(c,    i, j, n, pins, same) {
	for (i = 1; i <= n_hwdeps; i++) {
		if (after(hwdeps[i], "D") + 0 != address[c])
			continue
		n = split(inits[hwdeps[i]], pins, " ")
		same = n > 0
		for (j = 1; j <= n; j++)
			same = same && config[c, pins[j] + 0] == config_of[hwdeps[i], "init", pins[j] + 0]
		if (same)
			return hwdeps[i]
	}
	return ""
}

function told(c, pin, hw) {
	override = ""
	if ((hw, "user", pin) in config_of)
		override = "user"
	else if ((hw, "driver", pin) in config_of)
		override = "driver"
	return override == "" ? config[c, pin] : config_of[hw, override, pin]
}

function label(setting,    where) {
	where = places[bits(setting, 24, 4) + 1]
	if (where == "" || bits(setting, 28, 2) == 1)
		where = sides[bits(setting, 28, 2) + 1]
	return devices[bits(setting, 20, 4) + 1] " (" ports[bits(setting, 30, 2) + 1] ", " where ")"
}

function records(c, pin, setting,    kind) {
	kind = bits(setting, 20, 4)
	if (kind == 15 || kind == 3 || kind == 14)
		return is_input[c, pin]
	return kind >= 8
}

## What closes a way

function shut(text) { if (collecting) reasons[++n_reasons] = text; closed++ }

function check_amp(c, nid, which, i, where,    now, level) {
	if (!((c, nid, which, i) in value))
		return
	now = value[c, nid, which, i]
	level = (now % 128 - offset[c, nid, which]) * size[c, nid, which] / 4
	if (now >= 128)
		shut("muted: " where)
	else if (amp[c, nid, which] && level <= -40)
		shut(sprintf("turned down: %s, %.2f dB", where, level))
}

function check_power(c, nid) {
	if ((c, nid) in power && power[c, nid] != "D0")
		shut("unpowered: " node_name(nid) " is in " power[c, nid])
}

# The number of what closes the node itself.
function check_node(c, nid) {
	closed = 0
	check_power(c, nid)
	check_amp(c, nid, "out", 0, "the output of " node_name(nid))
	if (type[c, nid] == "Audio Output" && (c, nid) in enabled && !enabled[c, nid])
		shut("off: the digital converter " node_name(nid) " sends nothing")
	return closed
}

function chooses(c, nid) {
	return (c, nid) in chosen && type[c, nid] != "Audio Mixer"
}

function check_edge(c, nid, i,    all) {
	closed = 0
	all = values[c, nid, "in"]
	if (chooses(c, nid) && chosen[c, nid] != i)
		shut("unrouted: " node_name(nid) " listens to " \
		     node_name(connection[c, nid, chosen[c, nid]]) ", not to " \
		     node_name(connection[c, nid, i]))
	else if (all && type[c, nid] != "Pin Complex")
		check_amp(c, nid, "in", i < all ? i : 0, "the input of " node_name(nid) " from " \
			  node_name(connection[c, nid, i]))
	return closed
}

## The way that least closes: what is chosen otherwise weighs most, then what is shut, then length

function weigh_edge(c, nid, i) {
	if (chooses(c, nid) && chosen[c, nid] != i)
		return 1000
	return 10 * check_edge(c, nid, i)
}

# Not what only controls others, nor a pin, but for one that is recorded from.
function passes(c, nid, source) {
	return type[c, nid] !~ /^(Volume Knob|Power)/ && (type[c, nid] != "Pin Complex" || nid == source)
}

function relax(c, nid, source,    i, from, sum, better) {
	for (i = 0; i < connections[c, nid]; i++) {
		from = connection[c, nid, i]
		if (!(from in distance) || !passes(c, from, source))
			continue
		sum = distance[from] + weigh_edge(c, nid, i) + 10 * check_node(c, nid) + 1
		if (!(nid in distance) || sum < distance[nid]) {
			distance[nid] = sum
			came[nid] = i
			better = 1
		}
	}
	return better
}

# From a pin, or from all converters that play (source: -1).
function find_ways(c, source,    i, nid, again) {
	split("", distance)
	split("", came)
	collecting = 0
	if (source >= 0)
		distance[source] = 0
	for (i = 1; source < 0 && i <= n_nodes[c]; i++) {
		nid = nodes[c, i]
		if (type[c, nid] == "Audio Output")
			distance[nid] = 10 * check_node(c, nid)
	}
	do {
		again = 0
		for (i = 1; i <= n_nodes[c]; i++) {
			nid = nodes[c, i]
			if (type[c, nid] != "Pin Complex" || source < 0)
				again = relax(c, nid, source) || again
		}
	} while (again)
}

function nearest_recorder(c,    i, nid, best) {
	best = -1
	for (i = 1; i <= n_nodes[c]; i++) {
		nid = nodes[c, i]
		if (type[c, nid] == "Audio Input" && nid in distance &&
		    (best < 0 || distance[nid] < distance[best]))
			best = nid
	}
	return best
}

# The nodes to @end, the first in way[1]; what closes it is collected.
function trace(c, end,    nid, i, n, back) {
	n = 0
	for (nid = end; ; nid = connection[c, nid, came[nid]]) {
		back[++n] = nid
		if (!(nid in came))
			break
	}
	collecting = 1
	for (i = n; i >= 1; i--) {
		way[n - i + 1] = back[i]
		if (i < n)
			check_edge(c, back[i], came[back[i]])
		if (type[c, back[i]] != "Pin Complex" || i == 1)
			check_node(c, back[i])
	}
	collecting = 0
	return n
}

## A pin

function check_pin(c, pin, input) {
	if ((c, "") in power && power[c, ""] != "D0")
		shut("unpowered: the whole codec is in " power[c, ""])
	if ((c, pin) in control && !bits(control[c, pin], input ? 5 : 6, 1))
		shut("off: the pin does not " (input ? "listen" : "send") \
		     sprintf(" (Pin-ctls 0x%02x)", control[c, pin]))
	if (input) {
		check_power(c, pin)
		check_amp(c, pin, "in", 0, "the input of " node_name(pin))
	} else if ((c, pin) in eapd && !bits(eapd[c, pin], 1, 1))
		shut(sprintf("off: the amplifier behind it (EAPD 0x%x)", eapd[c, pin]))
}

function is_plugged(c, pin) { return bits(sense[c, pin], 31, 1) }

# May the driver have muted it for what is plugged in?
function muter(c, pin, setting,    i, other) {
	if (bits(setting, 20, 4) > 1)
		return ""
	for (i = 1; i <= n_nodes[c]; i++) {
		other = nodes[c, i]
		if (other != pin && (c, other) in sense && is_plugged(c, other) &&
		    bits(config[c, other], 20, 4) == 2)
			return node_name(other)
	}
	return ""
}

function say_way(c, n, input, end,    i, text, nid) {
	text = node_name(way[1])
	for (i = 2; i <= n; i++)
		text = text " > " node_name(way[i])
	nid = input ? end : way[1]
	if ((c, nid) in device)
		text = text ", device " device[c, nid] " \"" device_name[c, nid] "\""
	print "  " text
}

function examine(c, pin, setting, input,    end, n, i, other) {
	n_reasons = n = 0
	find_ways(c, input ? pin : -1)
	end = input ? nearest_recorder(c) : pin
	if (end >= 0 && end in distance) {
		n = trace(c, end)
		collecting = 1
		check_pin(c, pin, input)
	} else {
		collecting = 1
		shut("unrouted: " (input ? "nothing records from it" : "no converter reaches it"))
	}
	if ((c, pin) in sense && detects[c, pin] && bits(setting, 30, 2) == 0 && !is_plugged(c, pin))
		shut("unplugged: nothing is in the jack")
	collecting = 0
	print node_name(pin) " " label(setting) ": " (n_reasons ? "closed" : "open")
	if (n)
		say_way(c, n, input, end)
	for (i = 1; i <= n_reasons; i++)
		print "  " reasons[i]
	other = muter(c, pin, setting)
	if (n_reasons && other != "")
		print "  perhaps because something is in " other
	return n ? way[1] : -1
}

function say_override(c, pin) {
	print "  overridden: the codec says " label(config[c, pin]) ", the driver was told otherwise (" \
	      override "_pin_configs)"
}

function want_tone(c, pin,    part) {
	if (split(tone, part, ":") == 2)
		return part[1] + 0 == address[c] && part[2] == pin
	return tone != "" && tone == pin
}

function examine_pin(c, pin, hw,    setting, input, first, was) {
	setting = told(c, pin, hw)
	was = override
	if (bits(setting, 30, 2) == 1) {
		if (was != "" && bits(config[c, pin], 30, 2) != 1) {
			print node_name(pin) " " label(config[c, pin]) ": closed"
			print "  overridden: the driver was told that nothing is there (" was "_pin_configs)"
		} else
			nothing = nothing " " node_name(pin)
		return
	}
	input = records(c, pin, setting)
	first = examine(c, pin, setting, input)
	override = was
	if (was != "" && setting != config[c, pin])
		say_override(c, pin)
	if (!input && want_tone(c, pin))
		players[++n_players] = address[c] " " ((c, first) in device ? device[c, first] : 0)
}

END {
	for (c = 1; c <= codec; c++) {
		if (!n_nodes[c])
			continue
		print (shown++ ? "\n" : "") title[c] ", codec " address[c]
		hw = hwdep_of(c)
		nothing = ""
		for (k = 1; k <= n_nodes[c]; k++) {
			if ((c, nodes[c, k]) in config)
				examine_pin(c, nodes[c, k], hw)
		}
		if (nothing != "")
			print "nothing is there, as configured:" nothing
	}
	if (!shown)
		exit 1
	if (n_players == 1)
		print "play " players[1]
	else if (tone != "")
		print "play " (n_players ? "several" : "none")
}
