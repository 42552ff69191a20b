.PHONY: test demo bench check fix lock

test demo bench check fix lock:
	@python3 tasks.py $@ $(ARGS)
