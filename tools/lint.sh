#!/bin/sh
# clang-format, clang-tidy and cppcheck over what git tracks. Prints findings; fails when there is one.
set -eu
cd "$(dirname "$0")/.."
build=$1
files=$(git ls-files 'src/*.c' 'src/*.h' 'tests/*.c' 'tests/*.h' 'bench/*.c')
# shellcheck disable=SC2086
clang-format --dry-run --Werror $files
git ls-files 'src/*.c' | xargs -P "$(nproc)" -n 8 clang-tidy -p "$build" --quiet --warnings-as-errors='*'
# cppcheck does not know the cleanup attribute, so its resourceLeak is left to clang-tidy's unix.Stream; and where an
# element is assigned a literal, it takes the calls in it for statements, so unused results are left to the compilers.
# shellcheck disable=SC2046
cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability --inline-suppr -Isrc \
  --suppress=missingInclude --suppress=missingIncludeSystem --suppress=unknownMacro --suppress=resourceLeak \
  --suppress=ignoredReturnValue \
  $(git ls-files 'src/*.c')
