-- What wrk sends: LOAD_OP get | page50 | post | run to LOAD_PATH. One script for the service and its peer, so that making a request
-- costs wrk the same for both (they share the machine's cores with it).
local op, path, shape = os.getenv("LOAD_OP"), os.getenv("LOAD_PATH"), os.getenv("LOAD_SHAPE")

-- setup runs in wrk's main state, once a thread; the value it sets is a global of that thread's own state.
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("thread_number", threads)
end

-- Names are unique in the service. A run's random prefix, the thread and a counter make them so without asking anyone.
local prefix, counter = os.getenv("LOAD_RUN"), 0
local function name()
  counter = counter + 1
  return string.format("Domain %s-%d-%07d", prefix, thread_number, counter)
end

-- Two bodies of the same length: the peer's own (wrk_post.lua) with a unique name, and the same weight in the service's fields.
local DESCRIPTION = "Created by the load test lorem ipsum lorem ipsum lorem ipsum"
local tails = {
  item = '","description":"' .. DESCRIPTION .. '","body":{"owner":"owner1@example.com","tags":["gold","pii","t1"],'
    .. '"status":"ACTIVE","tier":1,"meta":{"n":1,"source":"bench"}}}',
}
local tags = '","tags":["gold","pii","t1"]}'
local padding = #tails.item - #('","description":"' .. DESCRIPTION .. tags)
tails.domain = '","description":"' .. DESCRIPTION .. string.rep(" lorem ipsum", 20):sub(1, padding) .. tags

local requests = {}

function requests.get()
  local ids = {}
  for line in io.lines(os.getenv("LOAD_IDS")) do ids[#ids + 1] = line end
  return function() return wrk.format("GET", path .. ids[math.random(#ids)]) end
end

function requests.page50()
  local text = wrk.format("GET", path)
  return function() return text end
end

function requests.post()
  local headers, tail = { ["Content-Type"] = "application/json" }, tails[shape]
  return function() return wrk.format("POST", path, headers, '{"name":"' .. name() .. tail) end
end

function requests.run()
  return function() return wrk.format("GET", path .. "?id=" .. math.random(100000)) end
end

-- wrk looks for `request` while it loads this file, but wrk.format knows the host only from init on: so it is made at first use.
local make
function request()
  make = make or requests[op]()
  return make()
end

-- RESULT requests seconds p50_us p99_us errors, where errors is 0 or says which.
function done(summary, latency)
  local e, errors = summary.errors, {}
  if e.status > 0 then errors[#errors + 1] = e.status .. " not 2xx" end
  for _, kind in ipairs({ "connect", "read", "write", "timeout" }) do
    if e[kind] > 0 then errors[#errors + 1] = e[kind] .. " " .. kind end
  end
  if summary.requests == 0 then errors[#errors + 1] = "no answer at all" end
  io.write(string.format("RESULT\t%d\t%.3f\t%d\t%d\t%s\n", summary.requests, summary.duration / 1e6,
    latency:percentile(50), latency:percentile(99), #errors == 0 and "0" or table.concat(errors, ", ")))
end
