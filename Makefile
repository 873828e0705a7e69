# A thin front to Meson: every target here can be read in one line.

BUILD ?= build
CC    ?= cc
export CC

.DEFAULT_GOAL := build

.PHONY: setup setup-test build run test check asan tsan fuzz bench bench-assets bench-shap-e gallery sheets lint format clean

setup: ## install what the product needs (Debian packages; npm packages for the pages)
	@tools/setup.sh build

setup-test: setup ## … and what the tests need
	@tools/setup.sh test

$(BUILD)/build.ninja:
	@mkdir -p $(BUILD)
	@meson setup $(BUILD) --buildtype=debugoptimized >$(BUILD)/setup.log || { cat $(BUILD)/setup.log; exit 1; }

build: $(BUILD)/build.ninja ## compile build/promptar
	@ninja -C $(BUILD) --quiet

run: setup build ## serve on HOST:PORT (0.0.0.0:8000)
	@exec $(BUILD)/promptar serve

test: setup-test $(BUILD)/build.ninja ## every test; ends with "N passed, N failed, N skipped"
	@meson configure $(BUILD) -Dtests=enabled
	@ninja -C $(BUILD) --quiet
	@tools/run_tests.py $(BUILD)

check: test lint ## the tests under gcc and clang, and the linters
	@CC=clang $(MAKE) --no-print-directory BUILD=build-clang build
	@tools/run_tests.py build-clang

asan: setup-test ## the tests under AddressSanitizer and UndefinedBehaviorSanitizer
	@test -f build-asan/build.ninja || meson setup build-asan --native-file meson/asan.ini >/dev/null
	@ninja -C build-asan --quiet
	@tools/run_tests.py build-asan

tsan: setup-test ## the tests under ThreadSanitizer, by clang, whose OpenMP it understands
	@test -f build-tsan/build.ninja || CC=clang meson setup build-tsan --native-file meson/tsan.ini >/dev/null
	@ninja -C build-tsan --quiet
	@tools/run_tests.py build-tsan

fuzz: setup-test ## every fuzz target for FUZZ_SECONDS (60) each
	@test -f build-fuzz/build.ninja || CC=clang meson setup build-fuzz --native-file meson/fuzz.ini >/dev/null
	@ninja -C build-fuzz --quiet
	@tools/run_fuzzers.sh build-fuzz $${FUZZ_SECONDS:-60}

bench: setup-test build ## measure beside peers; prints a table
	@bench/run.sh $(BUILD)

bench-assets: build ## reading, finishing and writing models beside other tools; prints a table
	@bench/assets.sh $(BUILD)

bench-shap-e: build ## Shap-E beside PyTorch (SHAP_E_TORCH=PYTHON[:PYTHON]) and oneDNN; prints a table
	@bench/shap_e.sh $(BUILD)

gallery: build ## draw kinds, materials and colours into docs/gallery
	@tools/make_gallery.py $(BUILD)/promptar docs/gallery/kinds.jpg
	@tools/make_materials.py $(BUILD)/promptar docs/gallery

sheets: build ## draw every kind on contact sheets in docs/gallery/sheets, one a folder of recipes; wants Pillow
	@tools/make_sheets.py $(BUILD)/promptar docs/gallery/sheets

lint: setup-test build ## clang-format, clang-tidy, cppcheck
	@tools/lint.sh $(BUILD)

format: ## apply clang-format
	@git ls-files '*.c' '*.h' | xargs clang-format -i

clean:
	@rm -rf build build-*
