// SPDX-License-Identifier: GPL-2.0
/*
 * Using the codec on behalf of a program: awake, and one at a time.
 */
#include "codec.h"

/**
 * hdg_codec_enter - begin to do something with the codec that a program asks for
 * @codec: the codec; awake, and its lock held, after success
 *
 * Context: may sleep.
 * Return: 0, to be followed by hdg_codec_leave(), or a negative errno; -ENODEV after removal.
 */
int hdg_codec_enter(struct hdg_codec *codec)
{
	int err = hdg_bus_get(&codec->bus);

	mutex_lock(&codec->lock);
	if (!err && !codec->gone)
		return 0;
	if (!err)
		hdg_bus_put(&codec->bus);
	if (codec->gone)
		err = -ENODEV;
	mutex_unlock(&codec->lock);
	return err;
}

/**
 * hdg_codec_leave - that is done
 * @codec: the codec
 *
 * Context: may sleep.
 */
void hdg_codec_leave(struct hdg_codec *codec)
{
	mutex_unlock(&codec->lock);
	hdg_bus_put(&codec->bus);
}
