/* SPDX-License-Identifier: GPL-2.0 */
/*
 * IUnknown, INonDelegatingUnknown and CUnknown.
 */
#ifndef HDAUDIO_CPP_COM_H
#define HDAUDIO_CPP_COM_H

#define interface			struct
#define DECLARE_INTERFACE(name)		struct name
#define DECLARE_INTERFACE_(name, base)	struct name : public base
#define STDMETHOD(method)		virtual NTSTATUS method
#define STDMETHOD_(type, method)	virtual type method
#define PURE				= 0
#define THIS_
#define THIS				void

DECLARE_INTERFACE(IUnknown)
{
	STDMETHOD(QueryInterface)(REFIID iid, PVOID *object) PURE;
	STDMETHOD_(ULONG, AddRef)(THIS) PURE;
	STDMETHOD_(ULONG, Release)(THIS) PURE;
};

typedef IUnknown *PUNKNOWN;

/* The same three once more, in an interface that has them from IUnknown already. */
#define DEFINE_ABSTRACT_UNKNOWN()						\
	STDMETHOD_(NTSTATUS, QueryInterface)(THIS_ REFIID iid, PVOID *object) PURE; \
	STDMETHOD_(ULONG, AddRef)(THIS) PURE;					\
	STDMETHOD_(ULONG, Release)(THIS) PURE;

/* Of the same shape: one may be called through the other, as CUnknown does. */
DECLARE_INTERFACE(INonDelegatingUnknown)
{
	STDMETHOD(NonDelegatingQueryInterface)(REFIID iid, PVOID *object) PURE;
	STDMETHOD_(ULONG, NonDelegatingAddRef)(THIS) PURE;
	STDMETHOD_(ULONG, NonDelegatingRelease)(THIS) PURE;
};

typedef INonDelegatingUnknown *PNONDELEGATINGUNKNOWN;

class CUnknown : public INonDelegatingUnknown {
public:
	CUnknown(PUNKNOWN outer) : m_count(0), m_outer(outer)
	{
		if (!m_outer)
			m_outer = reinterpret_cast<PUNKNOWN>(
				static_cast<INonDelegatingUnknown *>(this));
	}

	virtual ~CUnknown()
	{
	}

	STDMETHODIMP_(ULONG) NonDelegatingAddRef()
	{
		return InterlockedIncrement(&m_count);
	}

	/* The destructor may take and drop references of its own. */
	STDMETHODIMP_(ULONG) NonDelegatingRelease()
	{
		LONG left = InterlockedDecrement(&m_count);

		if (!left) {
			m_count = 1;
			delete this;
		}
		return left;
	}

	STDMETHODIMP NonDelegatingQueryInterface(REFIID iid, PVOID *object)
	{
		bool known = IsEqualGUIDAligned(iid, IID_IUnknown);

		*object = known ? static_cast<INonDelegatingUnknown *>(this) : NULL;
		if (!known)
			return STATUS_INVALID_PARAMETER;
		NonDelegatingAddRef();
		return STATUS_SUCCESS;
	}

	PUNKNOWN GetOuterUnknown()
	{
		return m_outer;
	}

private:
	volatile LONG m_count;
	PUNKNOWN m_outer;
};

typedef NTSTATUS (*PFNCREATEINSTANCE)(PUNKNOWN *Unknown, REFCLSID ClassId, PUNKNOWN UnknownOuter,
				      POOL_TYPE PoolType);

/* In a class of CUnknown and interfaces: the interfaces' IUnknown is the outer object's. */
#define DECLARE_STD_UNKNOWN()							\
	STDMETHODIMP NonDelegatingQueryInterface(REFIID iid, PVOID *object);	\
	STDMETHODIMP QueryInterface(REFIID iid, PVOID *object)			\
	{									\
		return GetOuterUnknown()->QueryInterface(iid, object);		\
	}									\
	STDMETHODIMP_(ULONG) AddRef()						\
	{									\
		return GetOuterUnknown()->AddRef();				\
	}									\
	STDMETHODIMP_(ULONG) Release()						\
	{									\
		return GetOuterUnknown()->Release();				\
	}

#define DEFINE_STD_CONSTRUCTOR(name)						\
	name(PUNKNOWN UnknownOuter) : CUnknown(UnknownOuter)			\
	{									\
	}

#define QICAST(type)		PVOID((type)(this))
#define QICASTUNKNOWN(type)	PVOID(PUNKNOWN((type)(this)))

/* The body of a class's create routine, with its parameters' names. */
#define STD_CREATE_BODY_WITH_TAG_(name, unknown, outer, pool, tag, base)	\
	NTSTATUS ntStatus = STATUS_INSUFFICIENT_RESOURCES;			\
	name *p = new (pool, tag) name(outer);					\
	if (p) {								\
		*(unknown) = PUNKNOWN((base)(p));				\
		(*(unknown))->AddRef();						\
		ntStatus = STATUS_SUCCESS;					\
	}									\
	return ntStatus
#define STD_CREATE_BODY_(name, unknown, outer, pool, base) \
	STD_CREATE_BODY_WITH_TAG_(name, unknown, outer, pool, 'rCcP', base)
#define STD_CREATE_BODY_WITH_TAG(name, unknown, outer, pool, tag) \
	STD_CREATE_BODY_WITH_TAG_(name, unknown, outer, pool, tag, PUNKNOWN)
#define STD_CREATE_BODY(name, unknown, outer, pool) \
	STD_CREATE_BODY_(name, unknown, outer, pool, PUNKNOWN)

#endif /* HDAUDIO_CPP_COM_H */
