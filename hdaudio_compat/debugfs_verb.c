// SPDX-License-Identifier: GPL-2.0
/*
 * Single commands by debugfs: "codec node verb parameter" is written, the response is read.
 * Each open file is good for one of them, so that nobody reads another one's response.
 */
#include <linux/ctype.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "debugfs_verb.h"
#include "verbs/verbs.h"

#define MOST_TEXT	64
#define NUMBERS		4

/**
 * struct hdb_verb_file - an open file
 * @lock: guards all else
 * @ctrl: the controller, while it is there
 * @sent: the command has been sent
 * @answered: @response is valid
 * @response: the response
 */
struct hdb_verb_file {
	struct mutex lock;	/* see above */
	struct hdb_ctrl *ctrl;
	bool sent;
	bool answered;
	u32 response;
};

/* Decimal, or hexadecimal after 0x; a leading zero means nothing. */
static int parse_number(const char *text, u32 *number)
{
	bool hex = text[0] == '0' && tolower(text[1]) == 'x';

	if (!isdigit(text[0]))
		return -EINVAL;
	return kstrtou32(text, hex ? 16 : 10, number) ? -EINVAL : 0;
}

static int parse_numbers(char *text, u32 *numbers)
{
	unsigned int n = 0;
	char *word;

	text = strim(text);
	while ((word = strsep(&text, " \t\n"))) {
		if (!*word)
			continue;
		if (n == NUMBERS || parse_number(word, &numbers[n++]))
			return -EINVAL;
	}
	return n == NUMBERS ? 0 : -EINVAL;
}

/**
 * hdb_verb_parse - read a command from text
 * @text: "codec node verb parameter"; a verb of 4 bits is given as 300h and so on; is changed
 * @command: takes the command as it goes onto the link
 *
 * Context: any.
 * Return: 0 or -EINVAL.
 */
int hdb_verb_parse(char *text, u32 *command)
{
	u32 n[NUMBERS];
	bool is_long;

	if (parse_numbers(text, n))
		return -EINVAL;
	is_long = HDB_VERB_IS_LONG(n[2] << 8);
	if (n[0] >= HDB_MAX_CODECS || n[1] > 0xff || n[2] > 0xfff)
		return -EINVAL;
	if ((!is_long && (n[2] & 0xff)) || n[3] > (is_long ? 0xff : 0xffff))
		return -EINVAL;
	*command = n[0] << 28 | n[1] << 20 | n[2] << 8 | n[3];
	return 0;
}

/**
 * hdb_verb_transact - send one command and wait for its response
 * @ctrl: the controller
 * @command: the command
 * @response: takes the response
 *
 * Context: process, may sleep.
 * Return: 0; -ENODEV if there is no such codec or the controller is gone; -EIO if the codec
 * does not answer.
 */
int hdb_verb_transact(struct hdb_ctrl *ctrl, u32 command, u32 *response)
{
	HDAUDIO_CODEC_TRANSFER transfer = { .Output.Command = command };

	if (!(READ_ONCE(ctrl->codec_mask) & BIT(command >> 28)))
		return -ENODEV;
	if (hdb_verbs_run(ctrl, NULL, &transfer, 1))
		return -ENODEV;
	if (!transfer.Input.IsValid)
		return -EIO;
	*response = transfer.Input.Response;
	return 0;
}

static int verb_open(struct inode *inode, struct file *file)
{
	struct hdb_verb_file *vf = kzalloc(sizeof(*vf), GFP_KERNEL);

	if (!vf)
		return -ENOMEM;
	mutex_init(&vf->lock);
	vf->ctrl = inode->i_private;
	file->private_data = vf;
	return 0;
}

static int verb_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static int verb_send(struct hdb_verb_file *vf, u32 command)
{
	int err;

	mutex_lock(&vf->lock);
	err = vf->sent ? -EBUSY : 0;
	if (!err) {
		vf->sent = true;
		err = hdb_verb_transact(vf->ctrl, command, &vf->response);
		vf->answered = !err;
	}
	mutex_unlock(&vf->lock);
	return err;
}

static ssize_t verb_write(struct file *file, const char __user *from, size_t count, loff_t *pos)
{
	u32 command;
	char *text;
	int err;

	if (count >= MOST_TEXT)
		return -EINVAL;
	text = memdup_user_nul(from, count);
	if (IS_ERR(text))
		return PTR_ERR(text);
	err = hdb_verb_parse(text, &command);
	kfree(text);
	if (!err)
		err = verb_send(file->private_data, command);
	return err ? err : count;
}

static ssize_t verb_read(struct file *file, char __user *to, size_t count, loff_t *pos)
{
	struct hdb_verb_file *vf = file->private_data;
	bool answered;
	char text[16];
	u32 response;
	int len;

	mutex_lock(&vf->lock);
	answered = vf->answered;
	response = vf->response;
	mutex_unlock(&vf->lock);
	if (!answered)
		return -ENODATA;
	len = scnprintf(text, sizeof(text), "0x%08x\n", response);
	return simple_read_from_buffer(to, count, pos, text, len);
}

const struct file_operations hdb_verb_fops = {
	.owner = THIS_MODULE,
	.open = verb_open,
	.release = verb_release,
	.read = verb_read,
	.write = verb_write,
	.llseek = default_llseek,
};
