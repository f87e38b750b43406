# SPDX-License-Identifier: GPL-2.0
#
# What the driver of a codec has made of it beside what the codec says of itself, as a patch file: from
# ALSA's text of the codec and the lines of sysfs on pin configurations, as doctor.awk reads them.
#
# Pins that were told otherwise; coefficients, where the text has them; GPIO in use; external
# amplifiers that are on; the bias voltage of inputs; amplifiers that no control sets.

function hex(text,    value, i) {
	value = 0
	sub(/^0x/, "", text)
	for (i = 1; i <= length(text) && index(digits, tolower(substr(text, i, 1))); i++)
		value = value * 16 + index(digits, tolower(substr(text, i, 1))) - 1
	return value
}

function verb(kind, verb_id, parameter) {
	verbs = verbs sprintf("0x%02x 0x%03x 0x%04x\n", node, verb_id, parameter)
	count[kind]++
}

# The flag of each GPIO line, as one number.
function flag(name,    text) {
	text = $0
	sub(".*" name "=", "", text)
	return text + 0
}

# Gains of all channels alike in one command, else of each its own; input: bit 14, output: bit 15.
function take_amp(kind,    rest, i, two, base) {
	if (controlled[kind])
		return
	rest = $0
	for (i = 0; match(rest, /\[[^]]*\]/); i++) {
		split(substr(rest, RSTART + 1, RLENGTH - 2), two, " ")
		base = (kind == "Out" ? 32768 : 16384) + i * 256
		if (two[2] == "" || two[1] == two[2])
			verb("amplifiers", 768, base + 12288 + hex(two[1]))
		else {
			verb("amplifiers", 768, base + 8192 + hex(two[1]))
			verb("amplifiers", 768, base + 4096 + hex(two[2]))
		}
		rest = substr(rest, RSTART + RLENGTH)
	}
}

BEGIN { digits = "0123456789abcdef" }

/^\/sys\/.*_pin_configs:$/ { list = $0; sub(/.*\//, "", list); sub(/_.*/, "", list); next }
list != "" && /^0x/ { config[list, hex($1)] = $2; if (list != "init") pins[hex($1)] = 1; next }
/^Vendor Id: / { vendor = $3 }
/^Subsystem Id: / { subsystem = $3 }
/^Address: / { address = $2 }
/^State of AFG node / { sub(/:/, "", $5); node = hex($5) }
/^  IO\[[0-9]+\]: / {
	bit = lines++ ? 2 * bit : 1
	enable += bit * flag("enable")
	direction += bit * flag("dir")
	data += bit * flag("data")
}
/^Node 0x/ {
	if (enable) {
		verb("GPIO", 1814, enable)
		verb("GPIO", 1815, direction)
		verb("GPIO", 1813, data)
		enable = 0
	}
	node = hex($2)
	controlled["In"] = controlled["Out"] = reference = 0
}
/^    ControlAmp: / { controlled[/dir=In/ ? "In" : "Out"] = 1 }
/^  Amp-In vals: / { take_amp("In") }
/^  Amp-Out vals: / { take_amp("Out") }
/^  EAPD 0x.* EAPD/ { verb("EAPD", 1804, hex($2)) }
/^    Vref caps:/ { reference = 1 }
/^  Pin-ctls: .* IN.* VREF_/ { if (reference) verb("VREF", 1799, hex($2)) }
/^    Coeff 0x/ {
	verb("coefficients", 1280, hex($2))
	verb("coefficients", 1024, hex($3))
}

END {
	if (vendor == "")
		exit 1
	for (i = 1; i < 128; i++) {
		if (!(i in pins))
			continue
		now = ("user", i) in config ? config["user", i] : config["driver", i]
		if (now == config["init", i])
			continue
		told = told sprintf("0x%02x %s\n", i, now)
		count["pins"]++
	}
	count["coefficients"] /= 2
	n = split("pins GPIO EAPD VREF coefficients amplifiers", kinds, " ")
	summary = ""
	for (i = 1; i <= n; i++) {
		if (count[kinds[i]])
			summary = summary (summary == "" ? "" : ", ") kinds[i] " " count[kinds[i]]
	}
	if (summary == "")
		exit
	printf "# codec %s: %s\n[codec]\n%s %s %s\n", address, summary, vendor, subsystem, address
	if (told != "")
		printf "[pincfg]\n%s", told
	if (verbs != "")
		printf "[verb]\n%s", verbs
}
