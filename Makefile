.PHONY: test demo bench gate check fix lock

test demo bench gate check fix lock:
	@python3 tasks.py $@ $(ARGS)
