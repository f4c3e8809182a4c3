# Replacement for libaio.so.1 on x86-64 Linux: each function is the kernel's call of the same name and returns
# its result or -errno, which is the whole contract of that library. Built by build.sh.
        .text
        .globl  io_setup, io_destroy, io_getevents, io_submit, io_cancel
        .type   io_setup,@function
io_setup:
        mov     $206,%eax
        syscall
        ret
        .type   io_destroy,@function
io_destroy:
        mov     $207,%eax
        syscall
        ret
        .type   io_getevents,@function
io_getevents:                           # the fourth argument travels in r10 into the kernel, in rcx elsewhere
        mov     %rcx,%r10
        mov     $208,%eax
        syscall
        ret
        .type   io_submit,@function
io_submit:
        mov     $209,%eax
        syscall
        ret
        .type   io_cancel,@function
io_cancel:
        mov     $210,%eax
        syscall
        ret
        .section .note.GNU-stack,"",@progbits
