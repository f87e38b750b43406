// SPDX-License-Identifier: GPL-2.0
/*
 * What Windows sources are written with, beside the DDI: words of their compiler, types, strings.
 * As in nt_client_test.c, the first part knows only hdaudio.h.
 */
#include "hdaudio.h"

#include "nt_source.h"
/* By the names they have with Windows. */
#include "windows/ntifs.h"
#include "windows/ntstatus.h"
#include "windows/mmreg.h"
#include "windows/stdarg.h"
#include "windows/stddef.h"
#include "windows/string.h"

typedef __declspec(align(32)) struct _SOURCE_ALIGNED {
	UCHAR Byte;
} SOURCE_ALIGNED;

typedef struct DECLSPEC_ALIGN(64) _SOURCE_LINE {
	UCHAR Byte;
} SOURCE_LINE;

C_ASSERT(__alignof__(SOURCE_ALIGNED) == 32);
C_ASSERT(__alignof__(SOURCE_LINE) == 64 && sizeof(SOURCE_LINE) == 64);

typedef ULONG (__stdcall * PSOURCE_ROUTINE)(_In_ ULONG Value);

static __declspec(noinline) ULONG __cdecl SourceHalve(_In_ _In_range_(0, 1000) ULONG Value)
{
	return Value / 2;
}

#define SOURCE_WIDE	((__int64)1 << 40)

static const WCHAR SourceName[] = L"Tone";
static const UNICODE_STRING SourceConstant = RTL_CONSTANT_STRING(L"Tone");

static ULONG SourcePages(_In_ PVOID Va, _In_ SIZE_T Length)
{
	return ADDRESS_AND_SIZE_TO_SPAN_PAGES(Va, Length);
}

static BOOLEAN SourceSameInterface(_In_ REFGUID Guid)
{
	return IsEqualGUIDAligned(Guid, &GUID_HDAUDIO_BUS_INTERFACE_V2);
}

#define IOCTL_SOURCE_TONE \
	CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)

C_ASSERT(IOCTL_SOURCE_TONE == 0x222004);
C_ASSERT(DEVICE_TYPE_FROM_CTL_CODE(IOCTL_SOURCE_TONE) == FILE_DEVICE_UNKNOWN);
C_ASSERT(METHOD_FROM_CTL_CODE(CTL_CODE(FILE_DEVICE_KS, 3, METHOD_NEITHER, FILE_WRITE_ACCESS)) ==
	 METHOD_NEITHER);
C_ASSERT(sizeof(ULONG32) == 4 && sizeof(LONG32) == 4 && sizeof(DWORD32) == 4);
C_ASSERT(sizeof(DWORD_PTR) == sizeof(PVOID));
C_ASSERT(STATUS_INTERNAL_ERROR == (NTSTATUS)0xC00000E5);
C_ASSERT(STATUS_RETRY == (NTSTATUS)0xC000022D && STATUS_NO_MATCH == (NTSTATUS)0xC0000272);
C_ASSERT(KSSTATE_STOP == 0 && KSSTATE_ACQUIRE == 1 && KSSTATE_PAUSE == 2 && KSSTATE_RUN == 3);

typedef __declspec(novtable) struct _SOURCE_PLAIN {
	unsigned __int8 Byte;
} SOURCE_PLAIN;

C_ASSERT(sizeof(SOURCE_PLAIN) == 1);

static LPCWSTR SourceText(_In_opt_ LPWSTR Name)
{
	return Name ? Name : L"Tone";
}

typedef struct _SOURCE_GUARDED {
	KGUARDED_MUTEX Mutex;
	KSPIN_LOCK Lock;
	LONG Flags;
	LONGLONG Count;
} SOURCE_GUARDED, *PSOURCE_GUARDED;

static BOOLEAN SourceGuarded(_Inout_ PSOURCE_GUARDED Guarded)
{
	BOOLEAN taken;

	KeInitializeGuardedMutex(&Guarded->Mutex);
	KeAcquireGuardedMutex(&Guarded->Mutex);
	taken = KeTryToAcquireGuardedMutex(&Guarded->Mutex);
	KeReleaseGuardedMutex(&Guarded->Mutex);
	KeAcquireGuardedMutexUnsafe(&Guarded->Mutex);
	KeReleaseGuardedMutexUnsafe(&Guarded->Mutex);
	return !taken;
}

static KIRQL SourceQueued(_Inout_ PSOURCE_GUARDED Guarded)
{
	KLOCK_QUEUE_HANDLE handle, inner;
	KSPIN_LOCK other;
	KIRQL level;

	KeInitializeSpinLock(&Guarded->Lock);
	KeInitializeSpinLock(&other);
	KeAcquireInStackQueuedSpinLock(&Guarded->Lock, &handle);
	KeAcquireInStackQueuedSpinLockAtDpcLevel(&other, &inner);
	level = KeGetCurrentIrql();
	KeReleaseInStackQueuedSpinLockFromDpcLevel(&inner);
	KeReleaseInStackQueuedSpinLock(&handle);
	return level;
}

static LONGLONG SourceTicks(VOID)
{
	LARGE_INTEGER delay, before, after;

	delay.QuadPart = -3 * (LONGLONG)KeQueryTimeIncrement();
	KeQueryTickCount(&before);
	KeDelayExecutionThread(KernelMode, FALSE, &delay);
	KeQueryTickCount(&after);
	return after.QuadPart - before.QuadPart;
}

/*
 * Tables of formats, with braces as they may be and as they must. A compiler can do without those
 * that are left out, sparse warns of each, and cannot be told not to.
 */
#ifdef __CHECKER__
static KSDATARANGE_AUDIO SourceRange;
static KSDATARANGE SourceBridge[1];
#else
static KSDATARANGE_AUDIO SourceRange = {
	{
		sizeof(KSDATARANGE_AUDIO),
		0,
		0,
		0,
		{STATICGUIDOF(KSDATAFORMAT_TYPE_AUDIO)},
		{STATICGUIDOF(KSDATAFORMAT_SUBTYPE_PCM)},
		{STATICGUIDOF(KSDATAFORMAT_SPECIFIER_WAVEFORMATEX)}
	},
	2,
	16,
	24,
	44100,
	192000
};

static KSDATARANGE SourceBridge[] = {
	{
		{
			sizeof(KSDATARANGE),
			0,
			0,
			0,
			{STATIC_KSDATAFORMAT_TYPE_AUDIO},
			{STATIC_KSDATAFORMAT_SUBTYPE_ANALOG},
			{STATIC_KSDATAFORMAT_SPECIFIER_NONE}
		}
	}
};
#endif

static PKSDATARANGE SourceRanges[] = {
	(PKSDATARANGE)&SourceRange,
	&SourceBridge[0]
};

/* Which of the ranges a format is in; their number for none. */
static ULONG SourceIntersect(_In_ PKSDATAFORMAT Format)
{
	ULONG i;

	for (i = 0; i < SIZEOF_ARRAY(SourceRanges); i++) {
		if (IsEqualGUIDAligned(&Format->MajorFormat, &SourceRanges[i]->MajorFormat) &&
		    IsEqualGUIDAligned(&Format->SubFormat, &SourceRanges[i]->SubFormat) &&
		    IsEqualGUIDAligned(&Format->Specifier, &SourceRanges[i]->Specifier))
			break;
	}
	return i;
}

typedef struct _SOURCE_OWNED {
	PKTHREAD Owner;
	LONG Depth;
} SOURCE_OWNED, *PSOURCE_OWNED;

/* A lock that its owner may take again asks that. */
static BOOLEAN SourceOwns(_In_ PSOURCE_OWNED Owned)
{
	return Owned->Owner == KeGetCurrentThread();
}

/* From here on it is a test again. */

#include <linux/workqueue.h>

#include <kunit/test.h>

static void source_inline(struct kunit *test)
{
	PSOURCE_ROUTINE routine = SourceHalve;

	KUNIT_EXPECT_EQ(test, SourceDouble(21), 42U);
	KUNIT_EXPECT_EQ(test, SourceTriple(14), 42U);
	KUNIT_EXPECT_EQ(test, SourceQuadruple(10), 40U);
	KUNIT_EXPECT_EQ(test, routine(84), 42U);
}

static void source_wide(struct kunit *test)
{
	__int64 minus = -1;

	KUNIT_EXPECT_EQ(test, sizeof(minus), 8UL);
	KUNIT_EXPECT_LT(test, minus, 0LL);
	KUNIT_EXPECT_EQ(test, SOURCE_WIDE, 0x10000000000LL);
}

static void source_pages(struct kunit *test)
{
	PUCHAR page = (PUCHAR)(16 * PAGE_SIZE);

	KUNIT_EXPECT_EQ(test, SourcePages(page, 0), 0U);
	KUNIT_EXPECT_EQ(test, SourcePages(page, 1), 1U);
	KUNIT_EXPECT_EQ(test, SourcePages(page, PAGE_SIZE), 1U);
	KUNIT_EXPECT_EQ(test, SourcePages(page + PAGE_SIZE - 1, 1), 1U);
	KUNIT_EXPECT_EQ(test, SourcePages(page + PAGE_SIZE - 1, 2), 2U);
	KUNIT_EXPECT_EQ(test, SourcePages(page + 1, 2 * PAGE_SIZE), 3U);
}

static void source_guid(struct kunit *test)
{
	KUNIT_EXPECT_TRUE(test, SourceSameInterface(&GUID_HDAUDIO_BUS_INTERFACE_V2));
	KUNIT_EXPECT_FALSE(test, SourceSameInterface(&GUID_HDAUDIO_BUS_INTERFACE_V3));
}

/* Characters are 16 bits wide, in literals too. */
static void source_unicode(struct kunit *test)
{
	UNICODE_STRING s;

	KUNIT_EXPECT_EQ(test, sizeof(SourceName), 10UL);
	RtlInitUnicodeString(&s, SourceName);
	KUNIT_EXPECT_EQ(test, s.Length, 8);
	KUNIT_EXPECT_EQ(test, s.MaximumLength, 10);
	KUNIT_EXPECT_PTR_EQ(test, (PCWSTR)s.Buffer, (PCWSTR)SourceName);
	KUNIT_EXPECT_EQ(test, SourceConstant.Length, 8);
	KUNIT_EXPECT_EQ(test, SourceConstant.MaximumLength, 10);
	KUNIT_EXPECT_TRUE(test, RtlEqualMemory(SourceConstant.Buffer, SourceName, 10));
}

static void source_unicode_empty(struct kunit *test)
{
	UNICODE_STRING s = { 1, 1, NULL };

	RtlInitUnicodeString(&s, L"");
	KUNIT_EXPECT_EQ(test, s.Length, 0);
	KUNIT_EXPECT_EQ(test, s.MaximumLength, 2);
	RtlInitUnicodeString(&s, NULL);
	KUNIT_EXPECT_EQ(test, s.Length, 0);
	KUNIT_EXPECT_EQ(test, s.MaximumLength, 0);
	KUNIT_EXPECT_NULL(test, s.Buffer);
}

#define LONG_TEXT	40000	/* characters, and the end */

static void source_unicode_longest(struct kunit *test)
{
	PWSTR text = ExAllocatePoolZero(PagedPool, (LONG_TEXT + 1) * sizeof(WCHAR), 0x74786554);
	UNICODE_STRING s;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, text);
	for (i = 0; i < LONG_TEXT; i++)
		text[i] = L'x';
	RtlInitUnicodeString(&s, text);
	KUNIT_EXPECT_EQ(test, s.Length, 65532);
	KUNIT_EXPECT_EQ(test, s.MaximumLength, 65534);
	ExFreePool(text);
}

static void source_untagged_pool(struct kunit *test)
{
	PVOID p = ExAllocatePool(NonPagedPool, 10);

	KUNIT_ASSERT_NOT_NULL(test, p);
	ExFreePool(p);
}

static void source_power_states(struct kunit *test)
{
	POWER_STATE state = { .SystemState = PowerSystemHibernate };

	KUNIT_EXPECT_EQ(test, (int)state.SystemState, 5);
	KUNIT_EXPECT_EQ(test, (int)PowerSystemWorking, 1);
	KUNIT_EXPECT_EQ(test, (int)PowerSystemShutdown, 6);
	KUNIT_EXPECT_EQ(test, (int)PowerSystemMaximum, 7);
	state.DeviceState = PowerDeviceD3;
	KUNIT_EXPECT_EQ(test, (int)state.DeviceState, 4);
	KUNIT_EXPECT_EQ(test, (int)PowerDeviceD0, 1);
	KUNIT_EXPECT_EQ(test, (int)PowerDeviceMaximum, 5);
}

static void source_words(struct kunit *test)
{
	WCHAR name[] = L"Name";

	KUNIT_EXPECT_EQ(test, wcscmp(SourceText(NULL), L"Tone"), 0);
	KUNIT_EXPECT_PTR_EQ(test, SourceText(name), (LPCWSTR)name);
	KUNIT_EXPECT_TRUE(test, IsEqualIID(&IID_IUnknown, &IID_IUnknown));
}

static void source_locks(struct kunit *test)
{
	PSOURCE_GUARDED guarded = kunit_kzalloc(test, sizeof(*guarded), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, guarded);
	KUNIT_EXPECT_TRUE(test, SourceGuarded(guarded));
	KUNIT_EXPECT_EQ(test, SourceQueued(guarded), DISPATCH_LEVEL);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), PASSIVE_LEVEL);
}

static void source_bits(struct kunit *test)
{
	SOURCE_GUARDED g = { .Flags = 5 };

	KUNIT_EXPECT_EQ(test, InterlockedXor(&g.Flags, 6), 5);
	KUNIT_EXPECT_EQ(test, g.Flags, 3);
	KUNIT_EXPECT_EQ(test, InterlockedBitTestAndSet(&g.Flags, 31), 0);
	KUNIT_EXPECT_EQ(test, InterlockedBitTestAndSet(&g.Flags, 31), 1);
	KUNIT_EXPECT_EQ(test, g.Flags, (LONG)0x80000003);
	KUNIT_EXPECT_EQ(test, InterlockedBitTestAndReset(&g.Flags, 0), 1);
	KUNIT_EXPECT_EQ(test, InterlockedBitTestAndReset(&g.Flags, 0), 0);
	KUNIT_EXPECT_EQ(test, g.Flags, (LONG)0x80000002);
	KUNIT_EXPECT_EQ(test, InterlockedAdd64(&g.Count, 1LL << 40), 1LL << 40);
	KUNIT_EXPECT_EQ(test, InterlockedExchangeAdd64(&g.Count, 1), 1LL << 40);
	KUNIT_EXPECT_EQ(test, g.Count, (1LL << 40) + 1);
}

/* A delay of three ticks takes as many; their count may be one behind, where the CPU is late. */
static void source_ticks(struct kunit *test)
{
	KUNIT_EXPECT_GE(test, SourceTicks(), 2LL);
	KUNIT_EXPECT_EQ(test, KeQueryTimeIncrement(), 10000000U / HZ);
}

static void source_mdl(struct kunit *test)
{
	MDL mdl = { .MappedSystemVa = &mdl };

	KUNIT_EXPECT_PTR_EQ(test, MmMapLockedPagesSpecifyCache(&mdl, KernelMode, MmWriteCombined,
							       NULL, FALSE, NormalPagePriority),
			    (PVOID)&mdl);
	KUNIT_EXPECT_PTR_EQ(test, MmMapLockedPages(&mdl, KernelMode), (PVOID)&mdl);
	KUNIT_EXPECT_NULL(test, MmMapLockedPages(&mdl, UserMode));
	KUNIT_EXPECT_NULL(test, MmMapLockedPagesSpecifyCache(&mdl, KernelMode, MmCached, &mdl,
							     FALSE, NormalPagePriority));
	MmUnmapLockedPages(mdl.MappedSystemVa, &mdl);
	KUNIT_EXPECT_PTR_EQ(test, MmGetSystemAddressForMdl(&mdl), (PVOID)&mdl);
}

static void source_ranges(struct kunit *test)
{
	KSDATAFORMAT_WAVEFORMATEX format = {
		.DataFormat.MajorFormat = KSDATAFORMAT_TYPE_AUDIO,
		.DataFormat.SubFormat = KSDATAFORMAT_SUBTYPE_PCM,
		.DataFormat.Specifier = KSDATAFORMAT_SPECIFIER_WAVEFORMATEX,
	};

	KUNIT_EXPECT_EQ(test, SourceRange.DataRange.FormatSize, 88U);
	KUNIT_EXPECT_EQ(test, SourceRange.MaximumSampleFrequency, 192000U);
	KUNIT_EXPECT_EQ(test, SourceBridge[0].FormatSize, 64U);
	KUNIT_EXPECT_EQ(test, SourceIntersect(&format.DataFormat), 0U);
	format.DataFormat.SubFormat = KSDATAFORMAT_SUBTYPE_ANALOG;
	KUNIT_EXPECT_EQ(test, SourceIntersect(&format.DataFormat), 2U);
	format.DataFormat.Specifier = KSDATAFORMAT_SPECIFIER_NONE;
	KUNIT_EXPECT_EQ(test, SourceIntersect(&format.DataFormat), 1U);
}

/* A tag's GUID is told from all others, and its tag found in it. */
static void source_tags(struct kunit *test)
{
	KUNIT_EXPECT_TRUE(test, IS_VALID_WAVEFORMATEX_GUID(&KSDATAFORMAT_SUBTYPE_PCM));
	KUNIT_EXPECT_EQ(test, EXTRACT_WAVEFORMATEX_ID(&KSDATAFORMAT_SUBTYPE_PCM), WAVE_FORMAT_PCM);
	KUNIT_EXPECT_TRUE(test, IS_VALID_WAVEFORMATEX_GUID(&KSDATAFORMAT_SUBTYPE_DRM));
	KUNIT_EXPECT_EQ(test,
			EXTRACT_WAVEFORMATEX_ID(&KSDATAFORMAT_SUBTYPE_IEC61937_DOLBY_DIGITAL),
			WAVE_FORMAT_DOLBY_AC3_SPDIF);
	KUNIT_EXPECT_FALSE(test, IS_VALID_WAVEFORMATEX_GUID(&KSDATAFORMAT_TYPE_AUDIO));
	KUNIT_EXPECT_FALSE(test, IS_VALID_WAVEFORMATEX_GUID(&KSDATAFORMAT_SUBTYPE_ANALOG));
	KUNIT_EXPECT_FALSE(test, IS_VALID_WAVEFORMATEX_GUID(&GUID_NULL));
	KUNIT_EXPECT_TRUE(test, IsEqualGUID(&KSDATAFORMAT_SUBTYPE_WILDCARD, &GUID_NULL));
}

/* Another thread, and what it finds. */
struct other {
	struct work_struct work;
	SOURCE_OWNED owned;
	BOOLEAN owns;
	HANDLE id;
};

static void other_looks(struct work_struct *work)
{
	struct other *other = container_of(work, struct other, work);

	other->owns = SourceOwns(&other->owned);
	other->id = PsGetCurrentThreadId();
}

/* The same in one thread, by either name, and not in another. */
static void source_threads(struct kunit *test)
{
	struct other other = { .owned.Owner = KeGetCurrentThread(), .owns = TRUE };

	KUNIT_EXPECT_TRUE(test, SourceOwns(&other.owned));
	KUNIT_EXPECT_PTR_EQ(test, (PVOID)PsGetCurrentThread(), (PVOID)other.owned.Owner);
	INIT_WORK_ONSTACK(&other.work, other_looks);
	schedule_work(&other.work);
	flush_work(&other.work);
	destroy_work_on_stack(&other.work);
	KUNIT_EXPECT_FALSE(test, other.owns);
	KUNIT_EXPECT_PTR_NE(test, other.id, PsGetCurrentThreadId());
}

static struct kunit_case source_cases[] = {
	KUNIT_CASE(source_inline),
	KUNIT_CASE(source_wide),
	KUNIT_CASE(source_pages),
	KUNIT_CASE(source_guid),
	KUNIT_CASE(source_unicode),
	KUNIT_CASE(source_unicode_empty),
	KUNIT_CASE(source_unicode_longest),
	KUNIT_CASE(source_untagged_pool),
	KUNIT_CASE(source_power_states),
	KUNIT_CASE(source_words),
	KUNIT_CASE(source_locks),
	KUNIT_CASE(source_bits),
	KUNIT_CASE(source_ticks),
	KUNIT_CASE(source_mdl),
	KUNIT_CASE(source_ranges),
	KUNIT_CASE(source_tags),
	KUNIT_CASE(source_threads),
	{}
};

static struct kunit_suite source_suite = {
	.name = "hdaudio_nt_source",
	.test_cases = source_cases,
};

kunit_test_suite(source_suite);
