# Halcyon. `make run` serves a demo clinic, `make test` runs every test; the work is done in scripts/.
HOST ?= 127.0.0.1
PORT ?= 8080
DATA ?= data/demo
BENCH ?= small

.PHONY: help run test bench format lint clean

help:
	@echo "make run     serve a demo clinic on http://$(HOST):$(PORT) (HOST=, PORT=, DATA=)"
	@echo "make test    run every test, the browser's included"
	@echo "make bench   run the benchmarks, small; BENCH=full for the sizes of Documentation/benchmarks.md"
	@echo "make format  format the Swift sources in place"
	@echo "make lint    check format and style"
	@echo "make clean   remove what was built; clinics in data/ stay"

run:
	@HALCYON_HOST="$(HOST)" HALCYON_PORT="$(PORT)" HALCYON_DATA="$(DATA)" scripts/run

test:
	@scripts/test

bench:
	@HALCYON_BENCH="$(BENCH)" scripts/bench

format:
	@swift format -i -r Sources Tests Benchmarks Package.swift

lint:
	@scripts/lint

clean:
	rm -rf .build .venv
