// SPDX-License-Identifier: GPL-2.0
/*
 * The ladder of fixtures.
 */
#include <linux/bottom_half.h>
#include <linux/cpumask.h>
#include <linux/delay.h>
#include <linux/irq_work.h>
#include <linux/kthread.h>
#include <linux/pm_domain.h>
#include <linux/pm_runtime.h>
#include <sound/hda_verbs.h>

#include "attach.h"
#include "bus/bus.h"
#include "bus/enumerate.h"
#include "bus/first.h"
#include "fixture.h"
#include "hw/power.h"
#include "model/model_hold.h"
#include "pci_pm.h"
#include "verbs/verbs.h"
#include "verbs/verbs_state.h"

#define DDI_VERSION	0x0100
#define GATE_MS		15000	/* a soft lockup is 20 s */

const struct hdb_timing fixture_timing = {
	.reset_us = 100000,
	.codec_us = 1000,
	.ring_us = 20000,
	.stream_us = 20000,
	.verb_ms = 100,
	.late_ms = 100,
};

const struct hdb_timing fixture_patient = {
	.reset_us = 500000,
	.codec_us = 1000,
	.ring_us = 500000,
	.stream_us = 20000,
	.verb_ms = 15000,
	.late_ms = 1000,
};

const struct hdb_timing fixture_hasty = {
	.reset_us = 50000,
	.codec_us = 1000,
	.ring_us = 50000,
	.stream_us = 2000,
	.verb_ms = 200,
	.late_ms = 50,
};

const struct hdb_timing fixture_liars = {
	.reset_us = 2000,
	.codec_us = 600,
	.ring_us = 500,
	.stream_us = 100,
	.verb_ms = 4,
	.late_ms = 4,
	.immediate_us = 500,
	.poll_ms = 2,
	.retry_ms = 1,
};

const HDAUDIO_STREAM_FORMAT fixture_format = {
	.SampleRate = 48000,
	.ValidBitsPerSample = 16,
	.ContainerSize = 16,
	.NumberOfChannels = 2,
};

static const struct fixture_codec default_codecs[] = {
	{ 0, &model_codec_duplex },
	{ }
};

/* Ties something to the test case; @free runs at its end, the last one tied first. */
static void hold(struct kunit *test, kunit_resource_free_t free, void *data)
{
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, free, GFP_KERNEL, data));
}

static void *zalloc(struct kunit *test, size_t size)
{
	void *p = kunit_kzalloc(test, size, GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, p);
	return p;
}

static unsigned int bus_users;	/* test cases run one after the other */

static void drop_bus(struct kunit_resource *res)
{
	if (--bus_users)
		return;
	hdb_first_exit();
	hdb_bus_unregister();
}

/*
 * What the driver's module does at init; here with the first of a test case's models. Not this
 * module's init: kernels differ in whether the suites run before or after it.
 */
static void register_bus(struct kunit *test)
{
	if (!bus_users) {
		KUNIT_ASSERT_EQ(test, hdb_bus_register(), 0);
		KUNIT_ASSERT_EQ(test, hdb_first_init(), 0);
	}
	bus_users++;
	hold(test, drop_bus, test);
}

/* Did the driver keep interrupts off for no longer than it may? */
static void check_holds(struct kunit *test)
{
	struct model_hold longest = model_hold_longest(), loudest = model_hold_loudest();

	if (longest.us > FIXTURE_HOLD_US || longest.accesses > FIXTURE_HOLD_ACCESSES)
		KUNIT_FAIL(test, "interrupts were off for %u us and %u register accesses, in %s\n",
			   longest.us, longest.accesses, longest.where);
	if (loudest.wakes > FIXTURE_HOLD_WAKES)
		KUNIT_FAIL(test, "%u threads were woken with interrupts off, in %s\n",
			   loudest.wakes, loudest.where);
	model_hold_clear();
}

/* The last rung to go but the bus: did the driver keep the rules of the hardware? */
static void drop_model(struct kunit_resource *res)
{
	struct fixture *f = res->data;
	char words[256];

	if (model_violations(f->model)) {
		model_describe_violations(f->model, words, sizeof(words));
		KUNIT_FAIL(f->test, "%u violations of the hardware's rules:%s\n",
			   model_violations(f->model), words);
	}
	check_holds(f->test);
	model_destroy(f->model);
}

/**
 * fixture_model - the first rung: the hardware
 * @test: the test case
 * @spec: what to build, or NULL
 *
 * Return: the fixture, with its setup ready for hdb_ctrl_create().
 */
struct fixture *fixture_model(struct kunit *test, const struct fixture_spec *spec)
{
	static const struct fixture_spec standard;
	struct fixture *f = zalloc(test, sizeof(*f));
	const struct fixture_codec *c;

	register_bus(test);
	model_hold_clear();
	spec = spec ?: &standard;
	f->test = test;
	f->model = model_create(spec->config);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, f->model);
	hold(test, drop_model, f);
	for (c = spec->codecs ?: default_codecs; c->desc; c++)
		KUNIT_ASSERT_EQ(test, model_add_codec(f->model, c->addr, c->desc), 0);
	f->setup.timing = spec->timing ?: &fixture_timing;
	f->setup.quirks = spec->quirks;
	f->setup.probe_mask = spec->probe_mask;
	model_setup(f->model, &f->setup);
	return f;
}

/**
 * fixture_drop_ctrl - the controller goes before the test ends
 * @f: the fixture
 *
 * Its function groups go with it: no hdev is valid any more.
 */
void fixture_drop_ctrl(struct fixture *f)
{
	struct hdb_ctrl *ctrl = f->ctrl;

	if (!ctrl)
		return;
	f->ctrl = NULL;
	hdb_bus_remove_all(ctrl);
	hdb_ctrl_destroy(ctrl);
}

static void drop_ctrl(struct kunit_resource *res)
{
	fixture_drop_ctrl(res->data);
}

/**
 * fixture_bare_ctrl - the second rung: the controller, not asked for codecs yet
 * @test: the test case
 * @spec: what to build, or NULL
 *
 * Return: the fixture.
 */
struct fixture *fixture_bare_ctrl(struct kunit *test, const struct fixture_spec *spec)
{
	struct fixture *f = fixture_model(test, spec);
	struct hdb_ctrl *ctrl = hdb_ctrl_create(&f->setup);

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, ctrl);
	f->ctrl = ctrl;
	hold(test, drop_ctrl, f);
	return f;
}

/**
 * fixture_ctrl - the second rung: the controller and its function groups
 * @test: the test case
 * @spec: what to build, or NULL
 *
 * Return: the fixture.
 */
struct fixture *fixture_ctrl(struct kunit *test, const struct fixture_spec *spec)
{
	struct fixture *f = fixture_bare_ctrl(test, spec);

	KUNIT_ASSERT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	return f;
}

/**
 * fixture_restart - reset the controller, as recovery does
 * @f: a fixture with a controller
 *
 * Commands are answered as by nobody meanwhile, those of the driver's own about codecs, too.
 *
 * Return: 0 or an errno.
 */
int fixture_restart(struct fixture *f)
{
	hdb_verbs_quiesce(f->ctrl);
	return hdb_ctrl_restart(f->ctrl);
}

/**
 * fixture_take_short_lists - leave buffers no place for short descriptor lists
 * @f: a fixture with a controller, none of whose buffers has been allocated yet
 */
void fixture_take_short_lists(struct fixture *f)
{
	f->ctrl->streams.shelf.used = ~0UL;
}

static struct fixture *power_fixture(struct device *dev)
{
	return container_of(dev->pm_domain, struct fixture, power);
}

/* What the PCI device's driver does. */
static int power_suspend(struct device *dev)
{
	return hdb_power_sleep(power_fixture(dev)->ctrl);
}

static int power_resume(struct device *dev)
{
	return hdb_power_wake(power_fixture(dev)->ctrl);
}

static void drop_power(struct kunit_resource *res)
{
	struct fixture *f = res->data;
	struct device *dev = model_dev(f->model);

	if (f->ctrl)
		pm_runtime_get_sync(dev);
	pm_runtime_disable(dev);
	if (f->ctrl)
		pm_runtime_put_noidle(dev);
	dev_pm_domain_set(dev, NULL);
}

static int allow_child(struct device *dev, void *data)
{
	pm_runtime_set_autosuspend_delay(dev, 0);
	pm_runtime_allow(dev);
	return 0;
}

/**
 * fixture_power - give the controller runtime PM, without any delay
 * @f: a fixture with a controller
 */
void fixture_power(struct fixture *f)
{
	struct device *dev = model_dev(f->model);

	f->power.ops.runtime_suspend = power_suspend;
	f->power.ops.runtime_resume = power_resume;
	dev_pm_domain_set(dev, &f->power);
	KUNIT_ASSERT_EQ(f->test, pm_runtime_set_active(dev), 0);
	pm_runtime_enable(dev);
	hold(f->test, drop_power, f);
	device_for_each_child(dev, NULL, allow_child);
	pm_request_idle(dev);
}

bool fixture_asleep(struct fixture *f)
{
	return pm_runtime_status_suspended(model_dev(f->model));
}

int fixture_sleep(struct fixture *f)
{
	return pm_runtime_suspend(model_dev(f->model));
}

struct hdev_search {
	unsigned int addr;
	unsigned int nth;
	struct hdaudio_device *found;
};

static int match_hdev(struct device *dev, void *data)
{
	struct hdev_search *s = data;

	if (to_hdaudio_device(dev)->codec != s->addr || s->nth--)
		return 0;
	s->found = to_hdaudio_device(dev);
	return 1;
}

struct hdaudio_device *fixture_hdev(struct fixture *f, unsigned int addr, unsigned int nth)
{
	struct hdev_search s = { addr, nth, NULL };

	device_for_each_child(model_dev(f->model), &s, match_hdev);
	return s.found;
}

static USHORT table_size(const GUID *guid)
{
	if (IsEqualGUID(guid, &GUID_HDAUDIO_BUS_INTERFACE_V3))
		return sizeof(HDAUDIO_BUS_INTERFACE_V3);
	if (IsEqualGUID(guid, &GUID_HDAUDIO_BUS_INTERFACE_V2))
		return sizeof(HDAUDIO_BUS_INTERFACE_V2);
	if (IsEqualGUID(guid, &GUID_HDAUDIO_BUS_INTERFACE_BDL))
		return sizeof(HDAUDIO_BUS_INTERFACE_BDL);
	return sizeof(HDAUDIO_BUS_INTERFACE);
}

/**
 * fixture_drop_client - the client drops its reference before the test ends
 * @client: the client
 */
void fixture_drop_client(struct fixture_client *client)
{
	if (!client->open)
		return;
	client->open = false;
	client->interface.InterfaceDereference(client->interface.Context);
}

static void drop_client(struct kunit_resource *res)
{
	fixture_drop_client(res->data);
}

/**
 * fixture_open - a client of a function group
 * @f: a fixture with a controller
 * @hdev: the group
 * @guid: the interface
 *
 * Return: the client.
 */
struct fixture_client *fixture_open(struct fixture *f, struct hdaudio_device *hdev,
				    const GUID *guid)
{
	struct fixture_client *client = zalloc(f->test, sizeof(*client));
	NTSTATUS status;

	KUNIT_ASSERT_NOT_NULL(f->test, hdev);
	client->f = f;
	client->hdev = hdev;
	status = hdaudio_query_interface(hdev, guid, table_size(guid), DDI_VERSION,
					 &client->interface);
	KUNIT_ASSERT_EQ(f->test, status, STATUS_SUCCESS);
	client->open = true;
	hold(f->test, drop_client, client);
	return client;
}

/**
 * fixture_client - the third rung: a client of the first group of the first codec
 * @test: the test case
 * @spec: what to build, or NULL
 * @guid: the interface
 *
 * Return: the client; its fixture is client->f.
 */
struct fixture_client *fixture_client(struct kunit *test, const struct fixture_spec *spec,
				      const GUID *guid)
{
	struct fixture *f = fixture_ctrl(test, spec);
	unsigned int addr = spec && spec->codecs ? spec->codecs[0].addr : 0;

	return fixture_open(f, fixture_hdev(f, addr, 0), guid);
}

/**
 * fixture_set_states - SetDmaEngineState for several streams of a client
 * @s: the streams
 * @n: how many
 * @state: the state
 *
 * Return: the routine's status.
 */
NTSTATUS fixture_set_states(struct fixture_stream **s, ULONG n, HDAUDIO_STREAM_STATE state)
{
	HDAUDIO_BUS_INTERFACE *table = &s[0]->client->base;
	HANDLE handles[HDB_MAX_SD];
	ULONG i;

	for (i = 0; i < n; i++)
		handles[i] = s[i]->handle;
	return table->SetDmaEngineState(table->Context, state, n, handles);
}

/**
 * fixture_set_state - SetDmaEngineState for one stream
 * @stream: the stream
 * @state: the state
 *
 * Return: the routine's status.
 */
NTSTATUS fixture_set_state(struct fixture_stream *stream, HDAUDIO_STREAM_STATE state)
{
	return fixture_set_states(&stream, 1, state);
}

/* The test may have done any of this itself: statuses do not matter. */
static void drop_stream(struct kunit_resource *res)
{
	struct fixture_stream *stream = res->data;
	HDAUDIO_BUS_INTERFACE *table = &stream->client->base;

	fixture_set_state(stream, StopState);
	fixture_set_state(stream, ResetState);
	table->FreeDmaBuffer(table->Context, stream->handle);
	table->FreeDmaEngine(table->Context, stream->handle);
}

/**
 * fixture_alloc_engine - an engine without a buffer, which the caller gives back
 * @stream: its client and direction; takes the handle and the encoded format
 * @format: what it carries
 *
 * Return: the routine's status.
 */
NTSTATUS fixture_alloc_engine(struct fixture_stream *stream, const HDAUDIO_STREAM_FORMAT *format)
{
	HDAUDIO_BUS_INTERFACE *table = &stream->client->base;
	HDAUDIO_STREAM_FORMAT wanted = *format;

	if (stream->render)
		return table->AllocateRenderDmaEngine(table->Context, &wanted, FALSE,
						      &stream->handle, &stream->format);
	return table->AllocateCaptureDmaEngine(table->Context, stream->client->hdev->codec,
					       &wanted, &stream->handle, &stream->format);
}

/**
 * fixture_stream - the fourth rung: an engine with a buffer, in ResetState
 * @client: a client of the baseline interface, V2 or V3
 * @render: out, not in
 * @format: what it carries
 * @size: bytes to ask for
 *
 * Return: the stream.
 */
struct fixture_stream *fixture_stream(struct fixture_client *client, bool render,
				      const HDAUDIO_STREAM_FORMAT *format, SIZE_T size)
{
	struct kunit *test = client->f->test;
	struct fixture_stream *stream = zalloc(test, sizeof(*stream));
	HDAUDIO_BUS_INTERFACE *table = &client->base;
	NTSTATUS status;

	stream->client = client;
	stream->render = render;
	status = fixture_alloc_engine(stream, format);
	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
	hold(test, drop_stream, stream);
	status = table->AllocateDmaBuffer(table->Context, stream->handle, size, &stream->mdl,
					  &stream->size, &stream->id, &stream->fifo);
	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
	stream->data = MmGetSystemAddressForMdlSafe(stream->mdl, NormalPagePriority);
	KUNIT_ASSERT_NOT_NULL(test, stream->data);
	stream->sd = fixture_sd(stream);
	return stream;
}

int fixture_sd(const struct fixture_stream *stream)
{
	return model_find_stream(stream->client->f->model, stream->id, stream->render);
}

struct listener {
	struct fixture *f;
	unsigned int addr;
	u8 nid;
};

static void drop_listener(struct kunit_resource *res)
{
	struct listener *l = res->data;

	model_listen(l->f->model, l->addr, l->nid, NULL, 0);
}

/**
 * fixture_listen - record what a converter hears
 * @f: the fixture
 * @addr: codec
 * @nid: converter
 * @size: room for so many bytes
 *
 * Return: the zeroed buffer; model_heard() tells how much of it is filled.
 */
u8 *fixture_listen(struct fixture *f, unsigned int addr, u8 nid, size_t size)
{
	struct listener *l = zalloc(f->test, sizeof(*l));
	u8 *buf = zalloc(f->test, size);

	*l = (struct listener){ f, addr, nid };
	model_listen(f->model, addr, nid, buf, size);
	hold(f->test, drop_listener, l);
	return buf;
}

/**
 * fixture_verb - one command to the client's codec, waited for
 * @client: the client
 * @nid: node
 * @verb: the 20 bits below the node id
 *
 * Return: the response.
 */
u32 fixture_verb(struct fixture_client *client, u8 nid, u32 verb)
{
	HDAUDIO_CODEC_TRANSFER t = { };
	NTSTATUS status;

	t.Output.Command = client->hdev->codec << 28 | nid << 20 | verb;
	status = client->base.TransferCodecVerbs(client->interface.Context, 1, &t, NULL, NULL);
	KUNIT_EXPECT_EQ(client->f->test, status, STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(client->f->test, t.Input.IsValid);
	return t.Input.Response;
}

/**
 * fixture_connect - put a converter of the client's codec on the stream
 * @stream: the stream
 * @nid: the converter
 */
void fixture_connect(struct fixture_stream *stream, u8 nid)
{
	fixture_verb(stream->client, nid,
		     AC_VERB_SET_STREAM_FORMAT << 8 | stream->format.ConverterFormat);
	fixture_verb(stream->client, nid,
		     AC_VERB_SET_CHANNEL_STREAMID << 8 | stream->id << AC_CONV_STREAM_SHIFT);
}

static void join(struct kunit_resource *res)
{
	struct task_struct *task = res->data;

	kthread_stop(task);
	put_task_struct(task);
}

void fixture_thread(struct kunit *test, int cpu, int (*fn)(void *data), void *data)
{
	struct task_struct *task = kthread_create(fn, data, "hdb_test");

	KUNIT_ASSERT_FALSE(test, IS_ERR(task));
	if (cpu != FIXTURE_ANY_CPU)
		kthread_bind(task, cpu);
	get_task_struct(task);
	hold(test, join, task);
	wake_up_process(task);
}

void fixture_gate_init(struct kunit *test, struct fixture_gate *gate)
{
	gate->here = cpumask_first(cpu_online_mask);
	gate->there = cpumask_next(gate->here, cpu_online_mask);
	if (gate->there >= nr_cpu_ids)
		kunit_skip(test, "needs two CPUs");
	init_completion(&gate->entered);
	gate->open = false;
	gate->left = false;
	/* not on the CPU where the routine keeps timers from running */
	KUNIT_ASSERT_EQ(test, set_cpus_allowed_ptr(current, cpumask_of(gate->here)), 0);
}

void fixture_gate_pass(struct fixture_gate *gate)
{
	unsigned int ms;

	WRITE_ONCE(gate->left, false);
	complete(&gate->entered);
	for (ms = 0; ms < GATE_MS && !READ_ONCE(gate->open); ms++)
		mdelay(1);
	WRITE_ONCE(gate->left, true);
}

void fixture_gate_wait_entered(struct kunit *test, struct fixture_gate *gate)
{
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&gate->entered, 20 * HZ));
	KUNIT_ASSERT_FALSE(test, fixture_gate_left(gate));
}

void fixture_gate_open(struct fixture_gate *gate)
{
	WRITE_ONCE(gate->open, true);
}

bool fixture_gate_left(const struct fixture_gate *gate)
{
	return READ_ONCE(gate->left);
}

/**
 * fixture_under_mutex - call something with a fast mutex held
 * @fn: what
 * @arg: its argument
 */
void fixture_under_mutex(void (*fn)(void *arg), void *arg)
{
	FAST_MUTEX mutex;

	ExInitializeFastMutex(&mutex);
	ExAcquireFastMutex(&mutex);
	fn(arg);
	ExReleaseFastMutex(&mutex);
}

/**
 * fixture_at_dispatch - call something at DISPATCH_LEVEL
 * @fn: what
 * @arg: its argument
 */
void fixture_at_dispatch(void (*fn)(void *arg), void *arg)
{
	local_bh_disable();
	fn(arg);
	local_bh_enable();
}

struct hardirq_call {
	struct irq_work work;
	void (*fn)(void *arg);
	void *arg;
};

static void hardirq_run(struct irq_work *work)
{
	struct hardirq_call *call = container_of(work, struct hardirq_call, work);

	call->fn(call->arg);
}

/**
 * fixture_in_hardirq - call something in hard interrupt context
 * @fn: what
 * @arg: its argument
 */
void fixture_in_hardirq(void (*fn)(void *arg), void *arg)
{
	struct hardirq_call call = {
		.work = IRQ_WORK_INIT_HARD(hardirq_run),
		.fn = fn,
		.arg = arg,
	};

	irq_work_queue(&call.work);
	irq_work_sync(&call.work);
}
