/* What every cmocka test includes first, in the order cmocka wants it. */
#ifndef PA_TESTS_CMOCKA_PRELUDE_H
#define PA_TESTS_CMOCKA_PRELUDE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
