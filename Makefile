# Daicho: the two commands are `make run` and `make test`. `make help` lists all.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

BUILD_PACKAGES := libcurl4-openssl-dev libsqlite3-dev pkg-config
TEST_PACKAGES  := $(BUILD_PACKAGES) libxml2-dev libgmime-3.0-dev dovecot-imapd openssl python3 python3-icalendar

# The crash matrix and the simulated salons take half the time; a build of their own leaves the one of
# `swift build` and `swift test` as it is.
OPTIMISED := -Xswiftc -O --scratch-path .build/optimised

.PHONY: help run test readers rules mutate fuzz bench simulate format lint sandbox

help: ## what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

run: ## set up, build, and two mornings of an invented salon
	@$(call need,$(BUILD_PACKAGES))
	@swift build -c release --product daicho
	@Pipelines/demo.sh .build/release/daicho

test: ## all tests, on loopback only
	@$(call need,$(TEST_PACKAGES))
	@swift format lint --strict -r Package.swift Sources Tests
	@swift build --build-tests $(OPTIMISED)
	@Tests/run.sh $(OPTIMISED) --filter CrashTests
	@Tests/run.sh $(OPTIMISED) --skip CrashTests

readers: ## Python's csv, pandas, DuckDB and LibreOffice read every export alike
	@$(call need,$(BUILD_PACKAGES) python3-venv libreoffice-calc)
	@Tests/Readers/check.sh

rules: ## write Tests/Rules.md: each rule, and the tests that name it
	@RULES=write swift test --filter RuleTableTests

mutate: ## take each guard and proof out of the code, and show the test that notices
	@Tests/mutations.sh $(ONLY)

fuzz: ## libFuzzer on every reader: SECONDS=300 for each, PROBES="mails tables" for some
	@$(call need,$(BUILD_PACKAGES))
	@Tests/Fuzz/run.sh $(or $(SECONDS),60) $(PROBES)

bench: ## ours and the peers on the same generated data, in CPU seconds
	@$(call need,$(BUILD_PACKAGES) libxml2-dev libgmime-3.0-dev python3-venv)
	@Tests/Bench/run.sh

simulate: ## play simulated salons: SEEDS=20000, YEARS=100, or POLICIES=1 for the table of guards
	@$(call need,$(BUILD_PACKAGES))
	@swift build -c release --product simulate
	@.build/release/simulate $(if $(POLICIES),policies,$(if $(YEARS),years $(YEARS),$(or $(SEEDS),2000)))

format: ## lay out all sources
	@swift format -i -r Package.swift Sources Tests

lint: ## say what `make format` would change
	@swift format lint --strict -r Package.swift Sources Tests

sandbox: ## a simulated SALON BOARD on port 8080
	@$(call need,$(BUILD_PACKAGES))
	@swift run sandbox --port 8080 --scenario quiet

# Installs what is missing of the packages $(1), or says what a person has to do.
define need
	if ! command -v swift >/dev/null; then \
	  echo "daicho: no Swift toolchain found. Install Swift 6.2 or newer (https://www.swift.org/install/) and try again." >&2; exit 69; \
	fi; \
	if [ "$$(uname)" = Linux ]; then \
	  missing=(); \
	  for package in $(1); do \
	    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing+=($$package); \
	  done; \
	  if [ $${#missing[@]} -gt 0 ]; then \
	    if ! command -v apt-get >/dev/null; then \
	      echo "daicho: these packages are missing, and there is no apt-get here to install them: $${missing[*]}" >&2; \
	      echo "daicho: install your system's packages of the same libraries (libcurl, SQLite with headers; for the tests libxml2 too) and try again." >&2; exit 69; \
	    fi; \
	    if [ "$$(id -u)" = 0 ]; then as_root=; \
	    elif command -v sudo >/dev/null; then as_root=sudo; \
	    else echo "daicho: run this once as root: apt-get install -y $${missing[*]}" >&2; exit 69; fi; \
	    echo "Installing $${missing[*]}" >&2; \
	    { $$as_root apt-get update -qq && \
	      $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $${missing[*]}; } \
	      >/dev/null || { echo "daicho: apt-get could not install $${missing[*]}; run it by hand to see why" >&2; exit 69; }; \
	  fi; \
	fi
endef
