/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Annotations for Microsoft's analyser: nothing here. Those of its first language that are plain
 * words (__in, __out) are left out of C, for the kernel calls its own things so.
 */
#ifndef HDAUDIO_NT_SAL_H
#define HDAUDIO_NT_SAL_H

#define IN
#define OUT
#define OPTIONAL

/* The first language's, in C++ files only: there no header of the kernel is in the way. */
#ifdef __cplusplus
#define __in
#define __in_opt
#define __in_bcount(n)
#define __in_bcount_opt(n)
#define __in_ecount(n)
#define __in_ecount_opt(n)
#define __out
#define __out_opt
#define __out_bcount(n)
#define __out_bcount_opt(n)
#define __out_bcount_part(n, written)
#define __out_ecount(n)
#define __out_ecount_opt(n)
#define __out_ecount_part(n, written)
#define __inout
#define __inout_opt
#define __inout_bcount(n)
#define __inout_ecount(n)
#define __deref_out
#define __deref_out_opt
#define __deref_opt_out
#define __reserved
#define __nullterminated
#define __checkReturn
#endif

/* parameters */
#define _In_
#define _In_opt_
#define _In_z_
#define _In_opt_z_
#define _In_range_(low, high)
#define _In_bound_
#define _In_reads_(n)
#define _In_reads_z_(n)
#define _In_reads_opt_(n)
#define _In_reads_opt_z_(n)
#define _In_reads_bytes_(n)
#define _In_reads_bytes_opt_(n)
#define _In_reads_or_z_(n)
#define _In_function_class_(name)

#define _Out_
#define _Out_opt_
#define _Out_range_(low, high)
#define _Out_writes_(n)
#define _Out_writes_z_(n)
#define _Out_writes_opt_(n)
#define _Out_writes_opt_z_(n)
#define _Out_writes_all_(n)
#define _Out_writes_to_(n, written)
#define _Out_writes_to_opt_(n, written)
#define _Out_writes_bytes_(n)
#define _Out_writes_bytes_opt_(n)
#define _Out_writes_bytes_all_(n)
#define _Out_writes_bytes_to_(n, written)
#define _Out_writes_bytes_to_opt_(n, written)
#define _Outptr_
#define _Outptr_opt_
#define _Outptr_result_z_
#define _Outptr_result_maybenull_
#define _Outptr_result_nullonfailure_
#define _Outptr_result_buffer_(n)
#define _Outptr_result_bytebuffer_(n)
#define _Outptr_opt_result_maybenull_
#define _COM_Outptr_

#define _Inout_
#define _Inout_opt_
#define _Inout_z_
#define _Inout_updates_(n)
#define _Inout_updates_opt_(n)
#define _Inout_updates_all_(n)
#define _Inout_updates_to_(n, written)
#define _Inout_updates_bytes_(n)
#define _Inout_updates_bytes_opt_(n)
#define _Inout_updates_bytes_to_(n, written)

/* members */
#define _Field_range_(low, high)
#define _Field_size_(n)
#define _Field_size_opt_(n)
#define _Field_size_full_(n)
#define _Field_size_bytes_(n)
#define _Field_size_bytes_opt_(n)
#define _Field_size_bytes_full_(n)
#define _Field_z_
#define _Struct_size_bytes_(n)

/* before and after a call, and what it returns */
#define _Pre_
#define _Pre_valid_
#define _Pre_notnull_
#define _Pre_maybenull_
#define _Pre_null_
#define _Pre_z_
#define _Pre_satisfies_(condition)
#define _Post_
#define _Post_valid_
#define _Post_invalid_
#define _Post_ptr_invalid_
#define _Post_notnull_
#define _Post_maybenull_
#define _Post_z_
#define _Post_equal_to_(what)
#define _Post_satisfies_(condition)
#define _Post_writable_byte_size_(n)
#define _Pre_equal_to_(what)
#define _Ret_
#define _Ret_z_
#define _Ret_notnull_
#define _Ret_maybenull_
#define _Ret_range_(low, high)
#define _Ret_writes_bytes_(n)
#define _Ret_writes_bytes_maybenull_(n)
#define _Deref_out_range_(low, high)
#define _Deref_pre_
#define _Deref_post_
#define _Return_type_success_(condition)

/* functions, and what else there is */
#define _Null_terminated_
#define _NullNull_terminated_
#define _Notnull_
#define _Maybenull_
#define _Reserved_
#define _Const_
#define _Points_to_data_
#define _Readable_bytes_(n)
#define _Readable_elements_(n)
#define _Writable_bytes_(n)
#define _Writable_elements_(n)
#define _Check_return_
#define _Must_inspect_result_
#define _Success_(condition)
#define _Always_(annotations)
#define _On_failure_(annotations)
#define _When_(condition, annotations)
#define _At_(target, annotations)
#define _At_buffer_(target, index, n, annotations)
#define _Group_(annotations)
#define _Use_decl_annotations_
#define _Function_class_(name)
#define _Dispatch_type_(major)
#define _Enum_is_bitflag_
#define _Strict_type_match_
#define _Flexible_array_
#define _Printf_format_string_
#define _Unreferenced_parameter_
#define _Frees_ptr_
#define _Frees_ptr_opt_
#define _Analysis_assume_(condition)
#define _Analysis_assume_lock_held_(lock)
#define _Analysis_assume_lock_not_held_(lock)
#define _Analysis_noreturn_
#define __analysis_assume(condition)

/* locks */
#define _Acquires_lock_(lock)
#define _Acquires_exclusive_lock_(lock)
#define _Acquires_shared_lock_(lock)
#define _Acquires_nonreentrant_lock_(lock)
#define _Releases_lock_(lock)
#define _Releases_exclusive_lock_(lock)
#define _Releases_shared_lock_(lock)
#define _Releases_nonreentrant_lock_(lock)
#define _Requires_lock_held_(lock)
#define _Requires_exclusive_lock_held_(lock)
#define _Requires_shared_lock_held_(lock)
#define _Requires_lock_not_held_(lock)
#define _Requires_no_locks_held_
#define _Create_lock_level_(level)
#define _Has_lock_level_(level)
#define _Lock_level_order_(first, second)
#define _Has_lock_kind_(kind)
#define _Guarded_by_(lock)
#define _Write_guarded_by_(lock)
#define _Interlocked_
#define _Interlocked_operand_

/* levels and resources */
#define _IRQL_requires_(level)
#define _IRQL_requires_max_(level)
#define _IRQL_requires_min_(level)
#define _IRQL_requires_same_
#define _IRQL_always_function_min_(level)
#define _IRQL_always_function_max_(level)
#define _IRQL_limited_to_(level)
#define _IRQL_raises_(level)
#define _IRQL_saves_
#define _IRQL_saves_global_(kind, what)
#define _IRQL_restores_
#define _IRQL_restores_global_(kind, what)
#define _IRQL_uses_cancel_
#define _IRQL_is_cancel_
#define _Kernel_requires_resource_held_(kind)
#define _Kernel_requires_resource_not_held_(kind)
#define _Kernel_acquires_resource_(kind)
#define _Kernel_releases_resource_(kind)
#define _Kernel_clear_do_init_(yes)
#define _Kernel_entry_
#define __drv_aliasesMem
#define __drv_allocatesMem(kind)
#define __drv_freesMem(kind)
#define __drv_maxIRQL(level)
#define __drv_minIRQL(level)
#define __drv_requiresIRQL(level)
#define __drv_sameIRQL
#define __drv_functionClass(name)
#define __drv_dispatchType(major)

#endif /* HDAUDIO_NT_SAL_H */
