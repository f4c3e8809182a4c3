package com.foobar.dbrouting.sample;

import com.foobar.dbrouting.routing.Consistency;
import com.foobar.dbrouting.routing.ReadConsistency;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with items. */
@Service
class Shop {

	private final Item.Items items;

	private final JdbcClient jdbc;

	Shop(Item.Items items, JdbcClient jdbc) {
		this.items = items;
		this.jdbc = jdbc;
	}

	@Transactional
	public long add(String name) {
		return this.items.save(new Item(name)).id();
	}

	@Transactional
	public void rename(long id, String name) {
		this.items.findById(id).orElseThrow().rename(name);
	}

	@Transactional(readOnly = true)
	public String name(long id) {
		return this.items.findById(id).map(Item::name).orElse("none");
	}

	@Transactional(readOnly = true)
	public int portOfRead() {
		return port();
	}

	@Transactional
	public int portOfWrite() {
		return port();
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public int portOfWriteOfItsOwn() {
		return port();
	}

	@Transactional(propagation = Propagation.NESTED)
	public int portOfNestedWork() {
		return port();
	}

	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public int portOutside() {
		return port();
	}

	@Transactional(readOnly = true)
	@ReadConsistency(Consistency.PRIMARY)
	public int portOfReadOnPrimary() {
		return port();
	}

	@Transactional(readOnly = true)
	@ReadConsistency(Consistency.EVENTUAL)
	public String nameAtAnyAge(long id) {
		return this.items.findById(id).map(Item::name).orElse("none");
	}

	@ReadConsistency(Consistency.BOUNDED)
	public int portOutsideByLevel() {
		return port();
	}

	private int port() {
		return this.jdbc.sql("SELECT @@port").query(Integer.class).single();
	}

}
