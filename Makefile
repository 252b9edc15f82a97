# Halcyon. `make run` serves a demo clinic, `make test` runs every test; the work is done in scripts/.
HOST ?= 127.0.0.1
PORT ?= 8080
DATA ?= data/demo

.PHONY: help run test format lint clean

help:
	@echo "make run     serve a demo clinic on http://$(HOST):$(PORT) (HOST=, PORT=, DATA=)"
	@echo "make test    run every test, the browser's included"
	@echo "make format  format the Swift sources in place"
	@echo "make lint    check format and style"
	@echo "make clean   remove what was built; clinics in data/ stay"

run:
	@HALCYON_HOST="$(HOST)" HALCYON_PORT="$(PORT)" HALCYON_DATA="$(DATA)" scripts/run

test:
	@scripts/test

format:
	@swift format -i -r Sources Tests Package.swift

lint:
	@scripts/lint

clean:
	rm -rf .build .venv
